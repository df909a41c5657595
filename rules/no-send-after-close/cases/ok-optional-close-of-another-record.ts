import type { WebSocket } from 'ws';

interface Player {
  socket: WebSocket;
}

export function replace(player: Player | undefined, newcomer: Player) {
  player?.socket.terminate();
  if (newcomer.socket.readyState === newcomer.socket.OPEN) newcomer.socket.send('you are in');
}
