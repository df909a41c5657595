import type { Driver, SocketDriver } from '../driver.ts';
import { handlersBySocket } from '../handlers.ts';
import type { Implementation } from '../implementation.ts';
import { quiet } from '../pause.ts';
import { webSocketLives } from '../websocket/lives.ts';
import { callOn } from '../websocket/peer.ts';
import { bun, methodsTelling } from './bun-global.ts';
import { bunTcpSocket } from './bun-tcp.ts';

export const implementations: readonly Implementation[] = [
  { name: 'bun', library: 'bun', runtime: 'bun', under: 'bun', open },
];

const HOST = '127.0.0.1';
const FLOODED = 'flooded';

async function open(): Promise<Driver> {
  return {
    version: bun.version,
    shows: ['properties', 'handovers'],
    sockets: { ServerWebSocket: await serverWebSocket(), Socket: bunTcpSocket() },
  };
}

async function serverWebSocket(): Promise<SocketDriver> {
  const handlers = handlersBySocket();
  let flooded: (socket: object) => void = () => {};
  let port = 0;
  const { open: opened, ...others } = methodsTelling(handlers, [
    'open',
    'message',
    'ping',
    'pong',
    'drain',
    'close',
  ]);
  const { ways, scenarios, closeEvent } = await webSocketLives({
    server: {
      listen: (accept) => {
        ({ port } = bun.serve({
          port: 0,
          hostname: HOST,
          fetch(request: Request, server: { upgrade(request: Request, options: object): boolean }) {
            server.upgrade(request, { data: new URL(request.url).pathname.slice(1) });
          },
          websocket: {
            ...others,
            open(socket: { readonly data: string }) {
              if (socket.data === FLOODED) flooded(socket);
              else accept(socket, socket.data);
              opened?.(socket);
            },
          },
        }));
        return Promise.resolve(port);
      },
    },
    closers: { close: 'closed', terminate: 'closed' },
    afterFarewell: 'closed',
    openEvent: 'open',
    closeEvent: 'close',
  });
  const text = (): readonly unknown[] => ['hello'];
  return {
    ways,
    scenarios: [
      ...scenarios,
      {
        name: 'server: more than the buffer holds',
        async play(stage) {
          const met = new Promise<void>((resolve) => {
            flooded = (socket) => {
              stage.observe(socket);
              resolve();
            };
          });
          callOn(port, FLOODED, 'replies');
          await met;
          stage.cause('own call');
          // A socket of Bun's; a bare end takes frames of up to 65535 bytes.
          const socket = stage.socket() as { send(text: string): number };
          for (let sent = 0; sent < 200; sent += 1) socket.send('hello'.repeat(10_000));
          await quiet();
        },
      },
    ],
    closeEvent,
    hear: handlers.hear,
    given: { send: text, sendText: text, sendBinary: () => [new Uint8Array(5)], ping: text, pong: text },
  };
}
