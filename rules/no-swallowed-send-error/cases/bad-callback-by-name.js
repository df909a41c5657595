import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });
const noop = () => {};

export function broadcast(text) {
  for (const client of server.clients) {
    client.send(text, noop);
    //                ^^^^ callback
  }
}
