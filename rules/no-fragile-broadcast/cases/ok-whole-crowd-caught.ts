import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: 8080 });

function deliver(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });
}

// Every send has started before the first can reject.
export async function announce(text: string): Promise<void> {
  try {
    await Promise.all([...server.clients].map((client) => deliver(client, text)));
  } catch (error) {
    console.warn('announcement failed', error);
  }
}
