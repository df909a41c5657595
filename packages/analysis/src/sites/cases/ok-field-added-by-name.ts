// The field is there so that its function can be added as a listener, and taken away again.
import net from 'node:net';
export class Client {
  private socket = new net.Socket();
  private onConnect!: () => void;
  connect() {
    this.onConnect = () => this.greet();
    this.socket.on('error', console.error);
    this.socket.once('connect', this.onConnect);
    this.socket.connect(7000);
  }
  stop() {
    this.socket.removeListener('connect', this.onConnect);
  }
  private greet() {
    this.socket.write('hello');
  }
}
