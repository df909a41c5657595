import type { WebSocket } from 'ws';

const deliver = (socket: WebSocket, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });

export async function stream(socket: WebSocket, chunks: AsyncIterable<string>): Promise<void> {
  for await (const chunk of chunks) {
    try {
      await deliver(socket, chunk);
    } catch {
      return;
    }
  }
}
