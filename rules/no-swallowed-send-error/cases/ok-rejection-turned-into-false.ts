import type { WebSocket } from 'ws';

const deliver = (socket: WebSocket, text: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve(true)));
  });

export async function answer(socket: WebSocket, load: () => Promise<string>): Promise<boolean> {
  const text = await load();
  return deliver(socket, text).catch(() => false);
}
