import { createServer, type IncomingMessage } from 'node:http';
import type { EventEmitter } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Driver, SocketClass } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { requireFrom, versionOf } from '../installed.ts';
import { webSocketLives } from '../websocket/lives.ts';

export const implementations: readonly Implementation[] = [
  { name: 'faye-websocket', library: 'faye-websocket', runtime: 'faye-websocket', needs: 'libraries', open },
];

/** The class of a server's sockets, which carries that of a client's. */
type Module = SocketClass & { readonly Client: SocketClass };

async function open(): Promise<Driver> {
  const WebSocket = requireFrom('libraries')('faye-websocket') as Module;
  const { Client } = WebSocket;
  const lives = await webSocketLives({
    client: { born: 'connecting', connect: (url, seize) => seize(Reflect.construct(Client, [url])) },
    server: { listen: (accept) => listen(WebSocket, accept) },
    closers: { close: 'closing', end: 'closing' },
    afterEarlyClose: 'closed',
    afterFarewell: 'closed',
    openEvent: 'open',
    closeEvent: 'close',
  });
  return {
    version: versionOf('libraries', 'faye-websocket'),
    shows: ['birth', 'properties', 'listeners'],
    sockets: {
      WebSocket: {
        ...lives,
        given: { send: () => ['hello'], ping: () => ['hello'] },
        hear: (socket, event, handler) => {
          // They are emitters, too.
          (socket as EventEmitter).on(event, handler);
        },
      },
    },
  };
}

function listen(WebSocket: Module, accept: (socket: object, name: string) => void): Promise<number> {
  const server = createServer();
  server.on('upgrade', (request: IncomingMessage, socket: object, head: Buffer) => {
    accept(Reflect.construct(WebSocket, [request, socket, head]), (request.url ?? '').slice(1));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      // A server on a host and a port has an address object.
      resolve((server.address() as AddressInfo).port);
    });
  });
}
