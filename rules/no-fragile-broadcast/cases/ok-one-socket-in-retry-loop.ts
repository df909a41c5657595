import { once } from 'node:events';
import { WebSocket } from 'ws';

export async function tryEach(urls: readonly string[], text: string): Promise<void> {
  for (const url of urls) {
    const socket = new WebSocket(url);
    socket.on('error', console.error);
    await once(socket, 'open');
    socket.send(text);
    socket.close();
  }
}
