// Records are filtered by the state of the socket they hold.
import { WebSocket } from 'ws';
type Client = { ws: WebSocket; room: string };
export function say(clients: Client[], room: string, text: string) {
  clients.filter((c) => c.room === room && c.ws.readyState === WebSocket.OPEN).forEach((c) => c.ws.send(text));
  clients.filter(({ ws }) => ws.readyState === WebSocket.OPEN).forEach(({ ws }) => ws.send(text));
  const open = clients.filter((c) => c.ws.readyState === WebSocket.OPEN);
  for (const { ws } of open) ws.send(text);
}
