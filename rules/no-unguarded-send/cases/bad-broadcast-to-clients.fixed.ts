import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });

export function broadcast(text: string) {
  for (const client of server.clients) {
    if (client.readyState === client.OPEN) {
      client.send(text);
    }
  }
}
