import type { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Driver } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { requireFrom, versionOf } from '../installed.ts';
import type { Dialect } from '../websocket/dialect.ts';
import { webSocketLives } from '../websocket/lives.ts';

export const implementations: readonly Implementation[] = [
  { name: 'sockjs', library: 'sockjs', runtime: 'sockjs', needs: 'libraries', open },
];

/** Each frame begins with a letter: open, heartbeat, array of messages, close. A client sends arrays alone. */
const SOCKJS: Dialect = {
  path: (name) => `/facts/000/${name}/websocket`,
  greetings: { client: [], server: ['o'] },
  message: { fromClient: '["text"]', fromServer: 'a["text"]' },
  read(text) {
    if (text.startsWith('a')) return 'text';
    return text.startsWith('c') ? 'close' : null;
  },
};

/** What of the package is used. */
interface Module {
  createServer(options: object): EventEmitter & { installHandlers(server: object, options: object): void };
}

async function open(): Promise<Driver> {
  const module = requireFrom('libraries')('sockjs') as Module;
  const { ways, scenarios, closeEvent } = await webSocketLives(
    {
      server: { listen: (accept) => listen(module, accept) },
      closers: { close: 'closed', end: 'closed', destroy: 'closed' },
      openEvent: 'open',
      closeEvent: 'close',
    },
    SOCKJS,
  );
  return {
    version: versionOf('libraries', 'sockjs'),
    shows: ['birth', 'properties'],
    sockets: {
      Connection: {
        ways,
        scenarios,
        closeEvent,
        given: { write: () => ['hello'] },
        hear: (socket, event, handler) => {
          // Connections are streams.
          (socket as EventEmitter).on(event, handler);
        },
      },
    },
  };
}

function listen(module: Module, accept: (socket: object, name: string) => void): Promise<number> {
  const sockets = module.createServer({ log: () => {} });
  sockets.on('connection', (socket: { readonly pathname: string } | null) => {
    const name = socket?.pathname.split('/').at(-2);
    if (socket !== null && name !== undefined) accept(socket, name);
  });
  const server = createServer();
  sockets.installHandlers(server, { prefix: '/facts' });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      // A server on a host and a port has an address object.
      resolve((server.address() as AddressInfo).port);
    });
  });
}
