import type { Driver } from '../driver.ts';
import { handlersBySocket } from '../handlers.ts';
import type { Implementation } from '../implementation.ts';
import { importFrom, versionOf } from '../installed.ts';
import { webSocketLives } from '../websocket/lives.ts';
import { bun } from './bun-global.ts';

export const implementations: readonly Implementation[] = [
  {
    name: 'crossws on Bun',
    library: 'crossws-bun',
    runtime: 'crossws',
    under: 'bun',
    needs: 'libraries',
    open,
  },
];

/** A peer as hooks get it. */
interface Peer {
  readonly request: { readonly url: string };
}

type Hook = (peer: Peer, ...given: readonly unknown[]) => void;

/** As much of the adapter as is used. */
interface Adapter {
  readonly websocket: object;
  handleUpgrade(request: Request, server: unknown): Promise<Response | undefined>;
}

async function open(): Promise<Driver> {
  // The adapter is the module's default export.
  const { default: adapt } = (await importFrom('libraries', 'crossws/adapters/bun')) as unknown as {
    default(options: { readonly hooks: Readonly<Record<string, Hook>> }): Adapter;
  };
  const { hear, tell } = handlersBySocket();
  const pass =
    (name: string): Hook =>
    (peer, ...given) =>
      tell(peer, name, [peer, ...given]);
  const { ways, scenarios, closeEvent } = await webSocketLives({
    server: {
      listen: (accept) => {
        const { websocket, handleUpgrade } = adapt({
          hooks: {
            open(peer) {
              accept(peer, new URL(peer.request.url).pathname.slice(1));
              pass('open')(peer);
            },
            message: pass('message'),
            drain: pass('drain'),
            close: pass('close'),
            error: pass('error'),
          },
        });
        const { port } = bun.serve({ port: 0, hostname: '127.0.0.1', fetch: handleUpgrade, websocket });
        return Promise.resolve(port);
      },
    },
    closers: { close: 'closed', terminate: 'closed' },
    afterFarewell: 'closed',
    openEvent: 'open',
    closeEvent: 'close',
  });
  return {
    version: versionOf('libraries', 'crossws'),
    shows: ['properties'],
    sockets: { Peer: { ways, scenarios, closeEvent, hear, given: { send: () => ['hello'] } } },
  };
}
