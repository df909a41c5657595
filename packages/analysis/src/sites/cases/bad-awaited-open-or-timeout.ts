// The same, and the caller does not ask; the promise that the async function returns is waited for.
import { WebSocket } from 'ws';
async function opened(socket: WebSocket, limitMs: number) {
  return new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), limitMs);
    socket.once('open', () => resolve(true));
  });
}
export async function hello(url: string) {
  const socket = new WebSocket(url);
  await opened(socket, 500);
  socket.send('hello'); //! unguarded
}
