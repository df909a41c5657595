import { WebSocket } from 'ws';

export function startBeat(socket: WebSocket) {
  const beat = setInterval(() => {
    if (socket.readyState === WebSocket.OPEN) socket.send('beat');
  }, 1000);
  return () => clearInterval(beat);
}
