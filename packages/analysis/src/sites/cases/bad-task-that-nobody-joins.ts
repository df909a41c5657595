// The neighbour: this task goes on by itself, whoever hears the close.
import { once } from 'node:events';
import { WebSocket } from 'ws';
export async function talk(words: AsyncIterable<string>) {
  const socket = new WebSocket('ws://localhost');
  await once(socket, 'open');
  const sendAll = async () => {
    for await (const word of words) socket.send(word); //! stale-check
  };
  const hearClose = () =>
    new Promise<void>((_, reject) => socket.on('close', () => reject(new Error('closed'))));
  void sendAll();
  await hearClose();
}
