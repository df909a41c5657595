import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });

export function stream(metrics) {
  for (const client of server.clients) {
    try {
      client.send(metrics, () => {});
    } catch {
      // Whoever has left needs no figures.
    }
  }
}
