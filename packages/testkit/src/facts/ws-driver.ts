import { createRequire } from 'node:module';
import type { EventEmitter } from 'node:events';
import type { AcceptingServer, Driver, SocketClass } from './driver.ts';
import { playWsServers } from './ws-server.ts';

/** What of a `ws` server is used. */
export interface WsServer extends EventEmitter {
  address(): { readonly port: number };
  handleUpgrade(...given: readonly unknown[]): void;
}

/** A version of `ws`: the socket class, which carries the server class. */
export type WsModule = SocketClass & { readonly Server: new (options: object) => WsServer };

const require = createRequire(import.meta.url);

/** Drives one installed version of `ws`. */
export async function wsDriver(module: string): Promise<Driver> {
  // Untyped: three versions under aliases, and none may be trusted to be what its types say.
  const WebSocket = require(module) as WsModule;
  const manifest = require(`${module}/package.json`) as { readonly name: string; readonly version: string };
  const imported = (await import(module)) as Record<string, unknown>;
  return {
    version: manifest.version,
    packageName: manifest.name,
    socketClass: WebSocket,
    socketType: 'WebSocket',
    classes: { WebSocket, WebSocketServer: WebSocket.Server },
    entries: { ...Object.fromEntries(Object.entries(WebSocket)), ...imported },
    connect: (url) => Reflect.construct(WebSocket, [url]),
    hear: (socket, event, handler) => {
      // Every `ws` socket is an emitter.
      (socket as EventEmitter).on(event, handler);
    },
    closers: ['close', 'terminate'],
    openServer: () => openWsServer(WebSocket),
    playServers: (properties) => playWsServers(WebSocket, properties),
  };
}

async function openWsServer(WebSocket: WsModule): Promise<AcceptingServer> {
  const server = new WebSocket.Server({ port: 0, host: '127.0.0.1' });
  const seizers = new Map<string, (socket: object) => void>();
  server.on('connection', (socket: object, request: { readonly url: string }) => {
    seizers.get(request.url.slice(1))?.(socket);
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    port: server.address().port,
    onAccepted: (name, seize) => void seizers.set(name, seize),
  };
}
