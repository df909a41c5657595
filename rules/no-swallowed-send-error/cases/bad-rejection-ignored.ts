import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: 8080 });

const deliver = (socket: WebSocket, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });

export function announce(text: string): void {
  for (const client of server.clients) {
    void deliver(client, text).catch(() => {});
    //                               ^^^^^^ rejection
  }
}
