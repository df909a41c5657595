import { WebSocket } from 'ws';
import { CancelablePromise } from './cancelable.js';

async function connect(url: string): Promise<WebSocket> {
  return new CancelablePromise((resolve, reject) => {
    const socket = new WebSocket(url);
    const onOpen = () => resolve(socket);
    socket.once('open', onOpen);
    socket.once('error', reject);
  });
}

export async function greet(url: string) {
  const socket = await connect(url);
  socket.send('hello');
}
