import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: 8080 });

function deliver(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });
}

export async function announce(text: string): Promise<void> {
  const results = await Promise.allSettled([...server.clients].map((client) => deliver(client, text)));
  for (const result of results) if (result.status === 'rejected') console.warn(result.reason);
}
