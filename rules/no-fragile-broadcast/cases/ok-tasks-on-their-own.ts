import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: 8080 });

const deliver = (socket: WebSocket, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });

// Nobody waits for the other; what a rejection does here is another rule's affair.
export function announce(text: string): void {
  server.clients.forEach(async (client) => {
    await deliver(client, text);
  });
}
