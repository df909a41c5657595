import { WebSocket } from 'ws';

declare function isBanned(socket: WebSocket): Promise<boolean>;

const clients = new Set<WebSocket>();

export async function evict() {
  for (const client of clients) {
    if (await isBanned(client)) clients.delete(client);
    //                          ^^^^^^^^^^^^^^^^^^^^^^ suspended
  }
}
