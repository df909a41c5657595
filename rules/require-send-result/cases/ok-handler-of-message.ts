import { WebSocket } from 'ws';

export function serve(socket: WebSocket): void {
  const echo = (data: unknown) => {
    socket.send(String(data));
  };
  socket.on('message', echo);
}
