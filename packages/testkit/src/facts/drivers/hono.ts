import type { Server } from 'node:http';
import type { Driver } from '../driver.ts';
import { handlersBySocket } from '../handlers.ts';
import type { Implementation } from '../implementation.ts';
import { importFrom, versionOf } from '../installed.ts';
import { portOf } from '../port-of.ts';
import { webSocketLives } from '../websocket/lives.ts';

export const implementations: readonly Implementation[] = [
  { name: '@hono/node-ws', library: 'hono', runtime: '@hono/node-ws', needs: 'libraries', open },
];

type Method = (event: unknown, socket: object) => void;

/** As much of Hono, its server and its helper for Node as is used. */
interface Modules {
  readonly Hono: new () => Application;
  serve(options: object): Server;
  createNodeWebSocket(options: object): {
    injectWebSocket(server: Server): void;
    upgradeWebSocket(handlers: (context: Context) => Readonly<Record<string, Method>>): unknown;
  };
}

interface Application {
  get(path: string, handler: unknown): void;
  readonly fetch: unknown;
}

interface Context {
  readonly req: { readonly path: string };
}

async function open(): Promise<Driver> {
  const helper = await importFrom('libraries', '@hono/node-ws');
  // Each of the three exports what is named after it.
  const modules = {
    ...(await importFrom('libraries', 'hono')),
    ...(await importFrom('libraries', '@hono/node-server')),
    ...helper,
  } as unknown as Modules;
  const { hear, tell } = handlersBySocket();
  const listen = async (accept: (socket: object, name: string) => void): Promise<number> => {
    const app = new modules.Hono();
    const { upgradeWebSocket, injectWebSocket } = modules.createNodeWebSocket({ app });
    const pass =
      (name: string): Method =>
      (event, socket) =>
        tell(socket, name, [event, socket]);
    app.get(
      '/:name',
      upgradeWebSocket(({ req }) => ({
        onOpen(event, socket) {
          accept(socket, req.path.slice(1));
          pass('onOpen')(event, socket);
        },
        onMessage: pass('onMessage'),
        onClose: pass('onClose'),
        onError: pass('onError'),
      })),
    );
    const server = modules.serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
    injectWebSocket(server);
    return portOf(server);
  };
  const { ways, scenarios, closeEvent } = await webSocketLives({
    server: { listen },
    closers: { close: 'closing' },
    openEvent: 'onOpen',
    closeEvent: 'onClose',
  });
  return {
    version: versionOf('libraries', '@hono/node-ws'),
    shows: ['properties'],
    sockets: { WSContext: { ways, scenarios, closeEvent, hear, given: { send: () => ['hello'] } } },
  };
}
