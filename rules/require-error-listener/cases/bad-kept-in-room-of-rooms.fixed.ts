import { WebSocketServer, type WebSocket } from 'ws';

const rooms = new Map<string, Set<WebSocket>>();

function join(name: string, socket: WebSocket) {
  let room = rooms.get(name);
  if (!room) {
    room = new Set();
    rooms.set(name, room);
  }
  room.add(socket);
}

new WebSocketServer({ port: 7041 }).on('connection', (socket, request) => {
  socket.on('error', (error) => {
    console.error('socket error', error);
  });
  join(request.url ?? '', socket);
  socket.on('close', () => rooms.get(request.url ?? '')?.delete(socket));
});
