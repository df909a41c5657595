import { WebSocketServer } from 'ws';

const sessions = {};

new WebSocketServer({ port: 8080 }).on('connection', (socket, request) => {
  const { userId } = JSON.parse(decodeURIComponent(request.url));
  sessions[userId] = socket;
  socket.on('error', console.error);
  socket.on('close', () => {
    if (sessions[userId] !== socket) return;
    delete sessions[userId];
  });
});
