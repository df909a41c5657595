// A function closes and throws, and whoever catches that sends.
import { WebSocket } from 'ws';
declare function check(text: string): Promise<boolean>;
function refuse(socket: WebSocket): never {
  socket.close(1008);
  throw new Error('refused');
}
export function read(socket: WebSocket, text: string) {
  if (socket.readyState !== WebSocket.OPEN) return;
  try {
    if (text === '') refuse(socket);
  } catch (error) {
    socket.send(String(error)); //! error-handler
  }
}
async function allow(socket: WebSocket, text: string) {
  if (await check(text)) return;
  socket.terminate();
  throw new Error('not allowed');
}
export class Room {
  constructor(private readonly socket: WebSocket) {}
  private tell(text: string) {
    this.reject(text);
  }
  private reject(text: string) {
    this.socket.close();
    throw new Error(text);
  }
  async put(text: string) {
    try {
      await allow(this.socket, text);
      this.socket.send('put'); //! unguarded
    } catch {
      if (text === '') this.socket.send('not put'); //! error-handler
    }
  }
  leave() {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    try {
      this.tell('left');
    } finally {
      this.socket.send('bye'); //! error-handler
    }
  }
}
