import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });

// What a server lists has been open, and `ws` drops what comes late.
export function broadcast(text: string): void {
  for (const client of server.clients) client.send(text);
}
