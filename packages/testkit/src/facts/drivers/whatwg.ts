import { createRequire } from 'node:module';
import type { Driver, SocketClass } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { webSocketLives } from '../websocket/lives.ts';

// Node 20 has the global behind a flag.
const flags = 'WebSocket' in globalThis ? [] : ['--experimental-websocket'];

export const implementations: readonly Implementation[] = [
  { name: 'undici', library: 'whatwg', runtime: 'undici', open: () => whatwgDriver('undici') },
  { name: 'undici 6', library: 'whatwg', runtime: 'undici', open: () => whatwgDriver('undici-6') },
  // Node's global is the undici that Node carries.
  { name: 'node', library: 'whatwg', runtime: 'undici', flags, open: () => whatwgDriver(null) },
  { name: 'node 22', library: 'whatwg', runtime: 'undici', under: 'node-22', open: () => whatwgDriver(null) },
  { name: 'node 24', library: 'whatwg', runtime: 'undici', under: 'node-24', open: () => whatwgDriver(null) },
  { name: 'bun client', library: 'whatwg', runtime: 'bun', under: 'bun', open: () => whatwgDriver(null) },
];

const require = createRequire(import.meta.url);

/** Drives a WHATWG `WebSocket`: that of a module, or the global where `module` is null. */
async function whatwgDriver(module: string | null): Promise<Driver> {
  const entries = module === null ? {} : ((await import(module)) as Record<string, unknown>);
  // Whoever has no `WebSocket` fails on the first connection.
  const WebSocket = Reflect.get(module === null ? globalThis : entries, 'WebSocket') as SocketClass;
  const { version, packageName } = module === null ? ofGlobal() : ofPackage(module);
  const lives = await webSocketLives({
    client: { born: 'connecting', connect: (url, seize) => seize(Reflect.construct(WebSocket, [url])) },
    closers: { close: 'closing' },
    openEvent: 'open',
    closeEvent: 'close',
  });
  return {
    version,
    shows: ['names', 'birth', 'properties', 'constants', 'listeners', 'handed', 'borrowed'],
    names: { packageName, classes: { WebSocket }, entries },
    sockets: {
      WebSocket: {
        ...lives,
        socketClass: WebSocket,
        given: { send: () => ['hello'] },
        hear: (socket, event, handler) => {
          // Every WHATWG socket is an event target.
          (socket as EventTarget).addEventListener(event, handler);
        },
      },
    },
  };
}

interface Origin {
  readonly version: string;
  readonly packageName: string | null;
}

function ofGlobal(): Origin {
  const { bun, undici = 'unknown' } = process.versions;
  return { version: bun ?? undici, packageName: null };
}

function ofPackage(module: string): Origin {
  const { name, version } = require(`${module}/package.json`) as {
    readonly name: string;
    readonly version: string;
  };
  return { version, packageName: name };
}
