import { WebSocket } from 'ws';

async function isOpen(socket: WebSocket) {
  return socket.readyState === WebSocket.OPEN;
}

export function post(socket: WebSocket, text: string) {
  if (isOpen(socket)) socket.send(text);
  //  ^^^^^^^^^^^^^^ promise
}
