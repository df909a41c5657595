// The neighbour of tasks that fall together: the one that hears the close only ends, and the other one goes on.
import { once } from 'node:events';
import { WebSocket } from 'ws';
export async function talk(words: AsyncIterable<string>) {
  const socket = new WebSocket('ws://localhost');
  await once(socket, 'open');
  const sendAll = async () => {
    for await (const word of words) socket.send(word); //! stale-check
  };
  const hearClose = () => new Promise<void>((resolve) => socket.on('close', () => resolve()));
  await Promise.all([sendAll(), hearClose()]);
}
