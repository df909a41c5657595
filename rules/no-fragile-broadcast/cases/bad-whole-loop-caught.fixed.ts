import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: 8080 });

function deliver(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });
}

export async function announce(text: string): Promise<void> {
  try {
    const clientsSnapshot = [...server.clients];
    for (const client of clientsSnapshot) {
      if (client.readyState === client.OPEN) {
        try {
          await deliver(client, text);
        } catch (error) {
          console.warn('could not send to a socket', error);
        }
      }
    }
  } catch (error) {
    console.warn('announcement failed', error);
  }
}
