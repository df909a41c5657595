import { WebSocketServer, type WebSocket } from 'ws';

const server = new WebSocketServer({ port: 8080 });
const players = new Set<WebSocket>();

server.on('connection', (socket) => {
  const leave = () => players.delete(socket);
  players.add(socket);
  socket.on('error', console.error);
  socket.on('close', leave);
  socket.on('message', (text) => {
    if (String(text) === 'leave') leave();
  });
});
