import { once } from 'node:events';
import { WebSocket } from 'ws';

export async function watch(url: string): Promise<void> {
  const socket = new WebSocket(url);
               //^^^^^^^^^^^^^^^^^^ unheard
  await once(socket, 'open');
  socket.send('watch');
}
