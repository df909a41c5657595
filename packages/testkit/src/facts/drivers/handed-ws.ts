// A server that hands out sockets of `ws`: what `ws` itself does is shown by its own row, here it is the handing out.
import type { EventEmitter } from 'node:events';
import type { Driver, SocketDriver } from '../driver.ts';
import { handlersBySocket, type Handlers } from '../handlers.ts';
import { versionOf } from '../installed.ts';
import { webSocketLives } from '../websocket/lives.ts';

/** Takes a new socket, under the name that its request had. */
export type Accept = (socket: object, name: string) => void;

/** Starts a server; returns its port. The library's handlers end in `tell`. */
export type Listen = (accept: Accept, tell: Handlers['tell']) => Promise<number>;

/** Drives what a package hands out. */
export async function handedWsDriver(packageName: string, listen: Listen): Promise<Driver> {
  return {
    version: versionOf('libraries', packageName),
    shows: ['check'],
    sockets: { WebSocket: await handedWsSocket(listen) },
  };
}

async function handedWsSocket(listen: Listen): Promise<SocketDriver> {
  const { hear, tell } = handlersBySocket();
  const { ways, scenarios, closeEvent } = await webSocketLives({
    server: { listen: (accept) => listen(accept, tell) },
    closers: { close: 'closing', terminate: 'closing' },
    openEvent: 'open',
    closeEvent: 'close',
  });
  return {
    ways,
    scenarios,
    closeEvent,
    given: { send: () => ['hello'], ping: () => ['hello'], pong: () => ['hello'] },
    hear(socket, event, handler) {
      hear(socket, event, handler);
      // Every `ws` socket is an emitter.
      (socket as EventEmitter).on(event, handler);
    },
  };
}
