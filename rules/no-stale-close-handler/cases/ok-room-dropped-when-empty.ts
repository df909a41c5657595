import type { WebSocket } from 'ws';

const rooms = new Map<string, Set<WebSocket>>();

export function join(roomId: string, socket: WebSocket) {
  const members = rooms.get(roomId) ?? new Set();
  members.add(socket);
  rooms.set(roomId, members);
  socket.on('close', () => {
    members.delete(socket);
    if (members.size === 0) rooms.delete(roomId);
  });
}
