// A time-out fulfils the promise as well, and the caller asks with what.
import { WebSocket } from 'ws';
async function isOpened(socket: WebSocket, limitMs: number) {
  return new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), limitMs);
    socket.once('open', () => resolve(true));
  });
}
export async function hello(url: string) {
  const socket = new WebSocket(url);
  if (await isOpened(socket, 500)) socket.send('hello');
}
