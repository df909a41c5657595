// Two families in one variable; only types know which of them a test has left.
import { Socket } from 'node:net';
import { WebSocket } from 'ws';
export function deliver(link: WebSocket | Socket, text: string) {
  if (link instanceof WebSocket) link.send(text); //! unguarded
}
