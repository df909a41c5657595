import type { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import type { Driver, SocketClass } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { webSocketLives } from '../websocket/lives.ts';
import { playWsServers } from './ws-server.ts';

export const implementations: readonly Implementation[] = [
  { name: 'ws 8', library: 'ws', runtime: 'ws', open: () => wsDriver('ws') },
  { name: 'ws 7', library: 'ws', runtime: 'ws', open: () => wsDriver('ws-7') },
  { name: 'ws 6', library: 'ws-6', runtime: 'ws', open: () => wsDriver('ws-6') },
];

/** What of a `ws` server is used. */
export interface WsServer extends EventEmitter {
  address(): { readonly port: number };
  handleUpgrade(...given: readonly unknown[]): void;
}

/** A version of `ws`: the socket class, which carries the server class. */
export type WsModule = SocketClass & { readonly Server: new (options: object) => WsServer };

const require = createRequire(import.meta.url);

async function wsDriver(module: string): Promise<Driver> {
  // Untyped: three versions under aliases, and none may be trusted to be what its types say.
  const WebSocket = require(module) as WsModule;
  const manifest = require(`${module}/package.json`) as { readonly name: string; readonly version: string };
  const imported = (await import(module)) as Record<string, unknown>;
  const lives = await webSocketLives({
    client: { born: 'connecting', connect: (url, seize) => seize(Reflect.construct(WebSocket, [url])) },
    server: { listen: (accept) => listen(WebSocket, accept) },
    closers: { close: 'closing', terminate: 'closing' },
    openEvent: 'open',
    closeEvent: 'close',
  });
  return {
    version: manifest.version,
    shows: ['names', 'birth', 'properties', 'constants', 'listeners', 'handed', 'borrowed'],
    names: {
      packageName: manifest.name,
      classes: { WebSocket, WebSocketServer: WebSocket.Server },
      entries: { ...Object.fromEntries(Object.entries(WebSocket)), ...imported },
    },
    sockets: {
      WebSocket: {
        ...lives,
        socketClass: WebSocket,
        given: { send: () => ['hello'], ping: () => ['hello'], pong: () => ['hello'] },
        hear: (socket, event, handler) => {
          // Every `ws` socket is an emitter.
          (socket as EventEmitter).on(event, handler);
        },
      },
    },
    handed: (sightOf) => playWsServers(WebSocket, (socket) => sightOf('WebSocket', socket)),
  };
}

async function listen(WebSocket: WsModule, accept: (socket: object, name: string) => void): Promise<number> {
  const server = new WebSocket.Server({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket: object, request: { readonly url: string }) => {
    accept(socket, request.url.slice(1));
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return server.address().port;
}
