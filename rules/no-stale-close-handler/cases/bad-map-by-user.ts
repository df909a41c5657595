import { WebSocketServer, type WebSocket } from 'ws';

const sessions = new Map<string, WebSocket>();

new WebSocketServer({ port: 8080 }).on('connection', (socket, request) => {
  const user = new URL(request.url ?? '', 'ws://host').searchParams.get('user') ?? '';
  sessions.set(user, socket);
  socket.on('error', console.error);
  socket.on('close', () => {
    sessions.delete(user);
    //^^^^^^^^^^^^^^^^^^^ entry
  });
});
