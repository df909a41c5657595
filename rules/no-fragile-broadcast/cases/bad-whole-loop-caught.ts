import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: 8080 });

function deliver(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });
}

export async function announce(text: string): Promise<void> {
  try {
    for (const client of server.clients) {
      await deliver(client, text);
      //    ^^^^^^^^^^^^^^^^^^^^^ maybe
    }
  } catch (error) {
    console.warn('announcement failed', error);
  }
}
