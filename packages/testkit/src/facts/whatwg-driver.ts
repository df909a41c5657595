import { createRequire } from 'node:module';
import type { Driver, SocketClass } from './driver.ts';

const require = createRequire(import.meta.url);

/** Drives a WHATWG `WebSocket`: that of a module, or the global where `module` is null. */
export async function whatwgDriver(module: string | null): Promise<Driver> {
  const entries = module === null ? {} : ((await import(module)) as Record<string, unknown>);
  // Whoever has no `WebSocket` fails on the first `connect`.
  const WebSocket = Reflect.get(module === null ? globalThis : entries, 'WebSocket') as SocketClass;
  return {
    ...(module === null ? ofNode() : ofPackage(module)),
    socketClass: WebSocket,
    socketType: 'WebSocket',
    classes: { WebSocket },
    entries,
    connect: (url) => Reflect.construct(WebSocket, [url]),
    hear: (socket, event, handler) => {
      // Every WHATWG socket is an event target.
      (socket as EventTarget).addEventListener(event, handler);
    },
    closers: ['close'],
    openServer: null,
    playServers: () => Promise.resolve({}),
  };
}

function ofNode(): Pick<Driver, 'version' | 'packageName'> {
  return { version: process.versions['undici'] ?? 'unknown', packageName: null };
}

function ofPackage(module: string): Pick<Driver, 'version' | 'packageName'> {
  const { name, version } = require(`${module}/package.json`) as {
    readonly name: string;
    readonly version: string;
  };
  return { version, packageName: name };
}
