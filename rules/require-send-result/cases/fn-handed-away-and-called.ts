// A function that somebody calls back is left alone, although it is called here as well.
import { WebSocket } from 'ws';

export function serve(socket: WebSocket, bus: { on(listener: (text: string) => void): void }): void {
  const deliver = (text: string) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(text);
  };
  deliver('hello');
  bus.on(deliver);
}
