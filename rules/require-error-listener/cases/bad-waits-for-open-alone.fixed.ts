import { once } from 'node:events';
import { WebSocket } from 'ws';

export async function watch(url: string): Promise<void> {
  const socket = new WebSocket(url);
  socket.on('error', (error) => {
    console.error('socket error', error);
  });
  await once(socket, 'open');
  socket.send('watch');
}
