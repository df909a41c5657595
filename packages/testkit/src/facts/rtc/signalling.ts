import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { portOf } from '../port-of.ts';

/** Runs a server that passes on what peers of PeerJS say to each other until they are connected; returns its port. */
export async function startSignalling(): Promise<number> {
  const host = createServer();
  const server = new WebSocketServer({ server: host });
  const peers = new Map<string, { send(text: string): void }>();
  server.on('connection', (socket, { url = '/' }) => {
    const id = new URL(url, 'http://127.0.0.1').searchParams.get('id') ?? '';
    peers.set(id, socket);
    socket.send(JSON.stringify({ type: 'OPEN' }));
    socket.on('message', (given: Buffer) => {
      // Written by a peer.
      const message = JSON.parse(given.toString()) as { readonly dst?: string };
      if (message.dst !== undefined) peers.get(message.dst)?.send(JSON.stringify({ ...message, src: id }));
    });
  });
  return portOf(host.listen(0, '127.0.0.1'));
}
