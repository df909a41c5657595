// A function that `replace`, `Array.from` or a library's `forEach` calls runs in the turn of the data.
import { createConnection, type Socket } from 'node:net';
import _ from 'lodash';
export class Terminal {
  private readonly socket: Socket;
  constructor(port: number) {
    this.socket = createConnection({ port });
    this.socket.on('error', console.error);
    this.socket.on('close', () => console.log('gone'));
    this.socket.on('data', (chunk) => this.read(String(chunk)));
  }
  private read(text: string) {
    text.replace(/\[c/, (question) => {
      this.socket.write('[?1;0c');
      return question;
    });
    Array.from(text, (letter) => this.socket.write(letter));
    _.forEach(text.split('\n'), (line) => {
      this.socket.write(line);
    });
  }
}
