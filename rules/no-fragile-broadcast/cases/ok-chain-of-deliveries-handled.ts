import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: 8080 });

const deliver = (socket: WebSocket, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });

export function announce(text: string): Promise<void> {
  return [...server.clients].reduce(
    (before, client) => before.then(() => deliver(client, text).catch(console.warn)),
    Promise.resolve(),
  );
}
