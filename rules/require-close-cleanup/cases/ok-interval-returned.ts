import { WebSocket } from 'ws';

export function startBeat(socket: WebSocket) {
  return setInterval(() => {
    if (socket.readyState === WebSocket.OPEN) socket.send('beat');
  }, 1000);
}
