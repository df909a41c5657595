import type { WebSocket } from 'ws';

interface Player {
  socket: WebSocket;
}

export function replace(players: Map<string, Player>, name: string, newcomer: Player) {
  const player = players.get(name);
  player?.socket.terminate();
  players.set(name, newcomer);
  if (newcomer.socket.readyState === newcomer.socket.OPEN) newcomer.socket.send('you are in');
}
