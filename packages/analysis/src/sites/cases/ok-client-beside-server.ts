// Only what the client makes can be connecting: what the server accepted is open, and its sends do not throw.
import { WebSocket, WebSocketServer } from 'ws';
interface Player {
  readonly socket: WebSocket;
  score: number;
}
const players = new Set<Player>();
function tell(player: Player) {
  if (player.socket.readyState === WebSocket.CLOSING || player.socket.readyState === WebSocket.CLOSED) return;
  player.socket.send(String(player.score));
}
new WebSocketServer({ port: 1 }).on('connection', (socket) => {
  const player = { socket, score: 0 };
  players.add(player);
  socket.on('error', console.error);
  socket.on('close', () => players.delete(player));
});
setInterval(() => {
  for (const player of players) tell(player);
}, 50);
export class Client {
  private link: WebSocket | null = null;
  dial(url: string) {
    this.link = new WebSocket(url);
    this.link.on('error', console.error);
    this.link.on('open', () => this.link?.send('hello'));
  }
}
