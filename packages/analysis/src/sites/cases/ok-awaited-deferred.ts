// The open event calls the resolver of the promise, wherever the two were made.
import { WebSocket } from 'ws';
export async function hello(url: string) {
  const { promise: opened, resolve, reject } = Promise.withResolvers<void>();
  const socket = new WebSocket(url);
  socket.on('open', () => resolve());
  socket.on('error', reject);
  await opened;
  socket.send('hello');
}
export async function greet(url: string) {
  let done = () => {};
  const opened = new Promise<void>((resolve) => (done = resolve));
  const socket = new WebSocket(url);
  socket.onopen = done;
  await opened;
  socket.send('hello');
}
