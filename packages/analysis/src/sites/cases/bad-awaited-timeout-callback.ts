// The callback hears of another event.
import net from 'node:net';
export class Client {
  private socket = new net.Socket();
  async open(port: number) {
    this.socket.on('error', console.error);
    this.socket.connect(port);
    await new Promise<void>((resolve, reject) => {
      this.socket.setTimeout(1000, () => {
        resolve();
      });
      this.socket.once('error', reject);
    });
    this.socket.write('hello'); //! unguarded
  }
}
