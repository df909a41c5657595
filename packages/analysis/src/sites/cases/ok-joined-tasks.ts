// The tasks stand or fall together, and one of them hears the close: what the other one loses by then is no news.
import { once } from 'node:events';
import { WebSocket } from 'ws';
export async function talk(words: AsyncIterable<string>) {
  const socket = new WebSocket('ws://localhost');
  await once(socket, 'open');
  const sendAll = async () => {
    for await (const word of words) socket.send(word);
  };
  const hearClose = () =>
    new Promise<void>((_, reject) => socket.on('close', () => reject(new Error('closed'))));
  await Promise.all([sendAll(), hearClose()]);
}
