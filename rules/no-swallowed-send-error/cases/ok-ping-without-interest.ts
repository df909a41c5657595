import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });
setInterval(() => {
  for (const client of server.clients) client.ping(() => {});
}, 30_000);
