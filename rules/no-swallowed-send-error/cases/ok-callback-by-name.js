import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });
const warn = (error) => {
  if (error) console.warn('not sent', error);
};

export function broadcast(text) {
  for (const client of server.clients) {
    client.send(text, warn);
  }
}
