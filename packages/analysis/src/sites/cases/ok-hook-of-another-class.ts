// Whoever calls such a method does so as the socket opens or speaks; it is another file's business when that is.
import type { WebSocket } from 'ws';
import { Room } from './room.ts';
export class Lobby extends Room {
  override onConnect(socket: WebSocket) {
    super.onConnect(socket);
    socket.send('welcome');
  }
  onMessage(socket: WebSocket, text: string) {
    socket.send(text);
  }
}
