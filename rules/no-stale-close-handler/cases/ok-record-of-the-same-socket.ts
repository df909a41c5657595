import type { WebSocket } from 'ws';

const players = new Map<string, { socket: WebSocket; score: number }>();

export function join(playerName: string, socket: WebSocket) {
  players.set(playerName, { socket, score: 0 });
  socket.on('close', () => {
    if (players.get(playerName)?.socket === socket) players.delete(playerName);
  });
}
