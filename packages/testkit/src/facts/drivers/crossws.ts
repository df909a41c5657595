import { createServer } from 'node:http';
import type { Driver } from '../driver.ts';
import { handlersBySocket } from '../handlers.ts';
import type { Implementation } from '../implementation.ts';
import { importFrom, versionOf } from '../installed.ts';
import { portOf } from '../port-of.ts';
import { webSocketLives } from '../websocket/lives.ts';

export const implementations: readonly Implementation[] = [
  { name: 'crossws on Node', library: 'crossws', runtime: 'crossws', needs: 'libraries', open },
];

/** A peer as hooks get it. */
interface Peer {
  readonly request: { readonly url: string };
}

type Hook = (peer: Peer, ...given: readonly unknown[]) => void;

/** As much of the adapter as is used. */
interface Adapter {
  handleUpgrade(...given: readonly unknown[]): unknown;
}

async function open(): Promise<Driver> {
  // The adapter is the module's default export.
  const { default: adapt } = (await importFrom('libraries', 'crossws/adapters/node')) as unknown as {
    default(options: { readonly hooks: Readonly<Record<string, Hook>> }): Adapter;
  };
  const { hear, tell } = handlersBySocket();
  const pass =
    (name: string): Hook =>
    (peer, ...given) =>
      tell(peer, name, [peer, ...given]);
  const listen = async (accept: (socket: object, name: string) => void): Promise<number> => {
    const adapter = adapt({
      hooks: {
        open(peer) {
          accept(peer, new URL(peer.request.url).pathname.slice(1));
          pass('open')(peer);
        },
        message: pass('message'),
        close: pass('close'),
        error: pass('error'),
      },
    });
    const server = createServer();
    server.on('upgrade', (...given) => void adapter.handleUpgrade(...given));
    server.listen(0, '127.0.0.1');
    return portOf(server);
  };
  const { ways, scenarios, closeEvent } = await webSocketLives({
    server: { listen },
    closers: { close: 'closing', terminate: 'closing' },
    openEvent: 'open',
    closeEvent: 'close',
  });
  return {
    version: versionOf('libraries', 'crossws'),
    shows: ['properties'],
    sockets: {
      Peer: {
        ways,
        scenarios,
        closeEvent,
        hear,
        given: { send: () => ['hello'] },
        // It returns how much is in the buffer.
        saysFull: ['send'],
      },
    },
  };
}
