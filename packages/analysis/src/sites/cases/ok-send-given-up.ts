import { WebSocket } from 'ws';

export async function finish(socket: WebSocket, rest: Promise<void>) {
  await rest;
  try {
    socket.send('end of stream');
  } catch {
    // The peer may have hung up already.
  }
}
