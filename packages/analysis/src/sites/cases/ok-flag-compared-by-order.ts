// The states of the link are numbered in their order, so one comparison tells those of its end from the rest.
import net from 'node:net';
enum Phase {
  Greeting,
  Ready,
  Closing,
  Closed,
}
export class Link {
  private phase = Phase.Greeting;
  constructor(private socket: net.Socket) {
    socket.on('error', console.error);
    socket.on('close', () => {
      this.phase = Phase.Closed;
    });
  }
  send(text: string) {
    if (this.phase >= Phase.Closing) throw new Error('closed');
    this.socket.write(text);
  }
  tell(text: string) {
    if (this.phase < Phase.Closed) this.socket.write(text);
  }
}
