// The resolver is called by something else than the open event.
import { WebSocket } from 'ws';
export async function hello(url: string, started: (done: () => void) => void) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const socket = new WebSocket(url);
  started(resolve);
  await promise;
  socket.send('hello'); //! unguarded
}
