import type { WebSocket } from 'ws';

const deliver = (socket: WebSocket, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });

export async function answer(socket: WebSocket, load: () => Promise<string>): Promise<void> {
  const text = await load();
  await deliver(socket, text).catch(() => undefined);
  //                                ^^^^^^ rejection
}
