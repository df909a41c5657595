import { WebSocket } from 'ws';

export function beat(socket: WebSocket) {
  setInterval(() => {
    const { readyState } = socket;
    if (readyState === WebSocket.OPEN) socket.send('beat');
  }, 1000);
}
