import type { WebSocket } from 'ws';

interface Player {
  socket: WebSocket;
}

export function kick(players: Map<string, Player>, name: string) {
  const player = players.get(name);
  player?.socket.terminate();
  player?.socket.send('you are out');
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ surely
}
