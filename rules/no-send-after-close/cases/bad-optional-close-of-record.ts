import type { WebSocket } from 'ws';

interface Player {
  socket: WebSocket;
}

export function kick(player: Player | undefined) {
  player?.socket.terminate();
  player?.socket.send('you are out');
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ surely
}
