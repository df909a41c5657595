import { WebSocketServer, WebSocket } from 'ws';
interface Client {
  id: string;
  ws: WebSocket;
  room?: string;
}
const wss = new WebSocketServer({ port: 1 });
const clients: Client[] = [];
wss.on('connection', (ws) => {
  const client: Client = { id: Math.random().toString(36), ws };
  clients.push(client); //! require-close-cleanup
  ws.on('error', console.error);
  ws.on('close', () => console.log('bye', client.id));
});
export function count() {
  return clients.length;
}
