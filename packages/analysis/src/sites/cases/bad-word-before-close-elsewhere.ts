// The close call is on another way: on this one the socket goes on.
import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: 1 });
export function stop(now: boolean) {
  for (const client of server.clients) {
    client.send('going down'); //! unguarded
    if (now) client.terminate();
  }
}
