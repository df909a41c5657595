import type { WebSocket } from 'ws';

const deliver = (socket: WebSocket, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });

export function count(socket: WebSocket, text: string, done: () => void): void {
  deliver(socket, text).then(done, (error) => console.warn(error));
}
