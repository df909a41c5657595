import WebSocket from 'ws';

export function tell(socket: WebSocket, text: string) {
  if (socket.readyState > 1 || socket.readyState < 1) return;
  socket.send(text);
}
