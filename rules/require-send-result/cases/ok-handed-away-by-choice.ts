import { WebSocket } from 'ws';

declare function encode(text: string, done: (data: string) => void): void;

export function serve(socket: WebSocket, texts: readonly string[]): void {
  const put = (data: string): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(data);
  };
  const putLast = (data: string): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(`${data}.`);
  };
  texts.forEach((text, at) => {
    encode(text, at === texts.length - 1 ? putLast : put);
  });
}
