// The same field is handed to somebody else as well, who calls it when it likes.
import net from 'node:net';
import { later } from './later.ts';
export class Client {
  private socket = new net.Socket();
  private onConnect!: () => void;
  connect() {
    this.onConnect = () => this.greet();
    this.socket.on('error', console.error);
    this.socket.once('connect', this.onConnect);
    this.socket.connect(7000);
    later(this.onConnect);
  }
  private greet() {
    this.socket.write('hello'); //! unguarded
  }
}
