// What is said right before the program closes the socket itself is for whoever may still hear it.
import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: 1 });
export function stop() {
  for (const client of server.clients) {
    client.send('going down');
    client.terminate();
  }
}
export async function refuse(token: string) {
  for (const client of server.clients) {
    if (await known(token)) continue;
    client.send('who are you?');
    client.close();
  }
}
declare function known(token: string): Promise<boolean>;
