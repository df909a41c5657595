import { WebSocket } from 'ws';

export function beat(socket: WebSocket) {
  const { readyState } = socket;
  setInterval(() => {
    if (readyState === WebSocket.OPEN && socket.readyState === WebSocket.OPEN)
      socket.send('beat');
  }, 1000);
}
