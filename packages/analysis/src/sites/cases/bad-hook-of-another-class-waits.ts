// The neighbour: what was true when the method was called is not, once it has waited; and a tick tells of no message.
import type { WebSocket } from 'ws';
import { Room } from './room.ts';
export class Lobby extends Room {
  async onMessage(socket: WebSocket, text: string) {
    await fetch('http://localhost/log', { method: 'POST', body: text });
    socket.send(text); //! unguarded
  }
  onTick(socket: WebSocket) {
    socket.send('tick'); //! unguarded
  }
}
