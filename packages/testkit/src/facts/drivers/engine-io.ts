import type { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Driver, Way } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { requireFrom, versionOf } from '../installed.ts';
import type { Dialect } from '../websocket/dialect.ts';
import { webSocketLives } from '../websocket/lives.ts';

export const implementations: readonly Implementation[] = [
  { name: 'engine.io', library: 'engine-io', runtime: 'engine.io', needs: 'libraries', open },
];

const HANDSHAKE = {
  sid: 'facts',
  upgrades: [],
  pingInterval: 60_000,
  pingTimeout: 60_000,
  maxPayload: 10_000,
};

/** Each frame begins with the number of its kind: 0 handshake, 1 close, 4 message; the others are the protocol's own. */
export const ENGINE_IO: Dialect = {
  path: (name) => `/engine.io/?EIO=4&transport=websocket&name=${name}`,
  greetings: { client: [], server: [`0${JSON.stringify(HANDSHAKE)}`] },
  message: { fromClient: '4text', fromServer: '4text' },
  read(text) {
    if (text.startsWith('4')) return 'text';
    return text.startsWith('1') ? 'close' : null;
  },
};

/** What of the package is used. */
interface Module {
  attach(server: object): EventEmitter;
}

interface Accepted {
  readonly request: { readonly url: string };
}

async function open(): Promise<Driver> {
  const module = requireFrom('libraries')('engine.io') as Module;
  const { ways, scenarios, closeEvent } = await webSocketLives(
    {
      server: { listen: (accept) => listen(module, accept) },
      // With nothing to send there is nothing to wait for.
      closers: { close: 'closed' },
      openEvent: 'open',
      closeEvent: 'close',
    },
    ENGINE_IO,
  );
  return {
    version: versionOf('libraries', 'engine.io'),
    shows: ['birth', 'properties'],
    sockets: {
      Socket: {
        ways: [...ways, ...ways.filter(({ state }) => state === 'open').map(closedWhileSending)],
        scenarios,
        closeEvent,
        given: { send: () => ['hello'], write: () => ['hello'] },
        hear: (socket, event, handler) => {
          // Its sockets are emitters.
          (socket as EventEmitter).on(event, handler);
        },
      },
    },
  };
}

/** The first message is under way, the second has to wait for it, and so has the end. */
function closedWhileSending(opened: Way): Way {
  return {
    state: 'closing',
    name: 'close() while a message waits',
    proof: null,
    async reach(stage) {
      const end = await opened.reach(stage);
      stage.call('send');
      stage.call('send');
      stage.close('close');
      return end;
    },
  };
}

function listen(module: Module, accept: (socket: object, name: string) => void): Promise<number> {
  const server = createServer();
  module.attach(server).on('connection', (socket: Accepted) => {
    accept(socket, new URL(socket.request.url, 'http://localhost').searchParams.get('name') ?? '');
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      // A server on a host and a port has an address object.
      resolve((server.address() as AddressInfo).port);
    });
  });
}
