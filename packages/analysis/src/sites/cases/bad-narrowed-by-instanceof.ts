// Two families in one variable: the test around the send tells which of them it is.
import { Socket } from 'node:net';
import { WebSocket } from 'ws';
export function deliver(link: WebSocket | Socket, text: string) {
  if (link instanceof WebSocket) link.send(text); //! unguarded
}
