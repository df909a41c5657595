// The callback of the method that connects is a listener to its event, so the promise that it fulfils is one of an open socket.
import net from 'node:net';
export class Client {
  private socket = new net.Socket();
  async open(port: number) {
    this.socket.on('error', console.error);
    await new Promise<void>((resolve, reject) => {
      this.socket.connect(port, () => {
        resolve();
      });
      this.socket.once('error', reject);
    });
    this.socket.write('hello');
  }
}
