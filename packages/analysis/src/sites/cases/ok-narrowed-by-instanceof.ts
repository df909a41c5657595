// Each family is asked for its own state, behind the test that tells them apart.
import { Socket } from 'node:net';
import { WebSocket } from 'ws';
export function deliver(link: WebSocket | Socket, text: string) {
  if (!(link instanceof WebSocket)) {
    if (link.writable) link.write(text);
    return;
  }
  if (link.readyState === WebSocket.OPEN) link.send(text);
}
