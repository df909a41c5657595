import { WebSocketServer, type WebSocket } from 'ws';

const audience: WebSocket[] = [];
declare function deliver(socket: WebSocket, text: string): Promise<void>;

new WebSocketServer({ port: 7040 }).on('connection', (socket) => {
  audience.push(socket);
  socket.on('error', console.error);
  socket.on('close', () => {
    audience.splice(audience.indexOf(socket), 1);
  });
});

export async function announce(text: string) {
  const audienceSnapshot = [...audience];
  for (const socket of audienceSnapshot) {
    await deliver(socket, text);
  }
}
