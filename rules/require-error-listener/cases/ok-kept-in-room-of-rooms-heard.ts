import { WebSocketServer, type WebSocket } from 'ws';

const rooms = new Map<string, Set<WebSocket>>();

function join(name: string, socket: WebSocket) {
  let room = rooms.get(name);
  if (!room) {
    room = new Set();
    rooms.set(name, room);
  }
  room.add(socket);
  for (const member of room) member.on('error', console.error);
}

new WebSocketServer({ port: 7042 }).on('connection', (socket, request) => {
  join(request.url ?? '', socket);
  socket.on('close', () => rooms.get(request.url ?? '')?.delete(socket));
});
