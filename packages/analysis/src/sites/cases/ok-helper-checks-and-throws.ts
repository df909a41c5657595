import { WebSocket } from 'ws';

function sendJson(socket: WebSocket, packet: object): Promise<void> {
  if (socket.readyState !== WebSocket.OPEN) throw new Error('closed');
  return new Promise((resolve, reject) => {
    socket.send(JSON.stringify(packet), (error) => (error ? reject(error) : resolve()));
  });
}

export async function speak(socket: WebSocket, words: AsyncIterable<string>) {
  for await (const text of words) await sendJson(socket, { text });
}
