// Hono's helper on Bun and on Deno, which hand their servers' sockets to it.
import type { Driver } from '../driver.ts';
import { handlersBySocket, type Handlers } from '../handlers.ts';
import type { Implementation } from '../implementation.ts';
import { importFrom, versionOf } from '../installed.ts';
import { webSocketLives } from '../websocket/lives.ts';
import { bun } from './bun-global.ts';
import { serve } from './deno.ts';

export const implementations: readonly Implementation[] = [
  {
    name: 'hono on Bun',
    library: 'hono-bun',
    runtime: 'hono',
    under: 'bun',
    needs: 'libraries',
    open: openOnBun,
  },
  {
    name: 'hono on Deno',
    library: 'hono',
    runtime: 'hono on Deno',
    under: 'deno',
    needs: 'libraries',
    open: openOnDeno,
  },
];

/** What handlers get: Bun's is made anew for each event, and what it wraps stays. */
interface Wrapper {
  readonly raw: object;
}

type Method = (event: unknown, wrapper: Wrapper) => void;

/** As much of a helper as is used. */
interface Helper {
  upgradeWebSocket(
    handlers: (context: { readonly req: { readonly path: string } }) => Readonly<Record<string, Method>>,
  ): unknown;
  /** Bun's. */
  readonly websocket?: object;
}

interface Application {
  get(path: string, handler: unknown): void;
  fetch(request: Request): Response | Promise<Response>;
}

type Accept = (socket: object, name: string) => void;

const HOST = '127.0.0.1';
const EVENTS = { openEvent: 'onOpen', closeEvent: 'onClose' } as const;

async function openOnBun(): Promise<Driver> {
  const helper = await helperOf('hono/bun');
  const handlers = handlersBySocket();
  const { ways, scenarios, closeEvent } = await webSocketLives({
    ...EVENTS,
    server: {
      listen: async (accept) => {
        const { fetch } = await applicationOf(helper, handlers, accept);
        return bun.serve({ port: 0, hostname: HOST, fetch, websocket: helper.websocket }).port;
      },
    },
    closers: { close: 'closed' },
    afterFarewell: 'closed',
  });
  return {
    version: versionOf('libraries', 'hono'),
    shows: ['properties', 'handovers'],
    sockets: {
      WSContext: {
        ways,
        scenarios,
        closeEvent,
        hear: handlers.hear,
        // The wrapper that the program keeps has a state of its own, which stays.
        tellingBy: ['raw.readyState'],
        given: { send: () => ['hello'] },
      },
    },
  };
}

async function openOnDeno(): Promise<Driver> {
  const helper = await helperOf('hono/deno');
  const handlers = handlersBySocket();
  const { ways, scenarios, closeEvent } = await webSocketLives({
    ...EVENTS,
    server: {
      listen: async (accept) => {
        const { fetch } = await applicationOf(helper, handlers, accept);
        return serve((request) => fetch(request));
      },
    },
    closers: { close: 'closing' },
    afterFarewell: 'closed',
  });
  return {
    version: versionOf('libraries', 'hono'),
    shows: ['properties'],
    sockets: {
      WSContext: { ways, scenarios, closeEvent, hear: handlers.hear, given: { send: () => ['hello'] } },
    },
  };
}

async function helperOf(module: string): Promise<Helper> {
  // Every helper exports the function of this name.
  return (await importFrom('libraries', module)) as unknown as Helper;
}

/** Makes an application that hands over the first wrapper of each connection, and from then on tells of that one. */
async function applicationOf(
  { upgradeWebSocket }: Helper,
  { tell }: Handlers,
  accept: Accept,
): Promise<Application> {
  const { Hono } = (await importFrom('libraries', 'hono')) as { readonly Hono: new () => Application };
  const kept = new WeakMap<object, Wrapper>();
  const pass =
    (name: string): Method =>
    (event, { raw }) => {
      const socket = kept.get(raw);
      if (socket !== undefined) tell(socket, name, [event, socket]);
    };
  const app = new Hono();
  app.get(
    '/:name',
    upgradeWebSocket(({ req }) => ({
      onOpen(event, socket) {
        kept.set(socket.raw, socket);
        accept(socket, req.path.slice(1));
        pass('onOpen')(event, socket);
      },
      onMessage: pass('onMessage'),
      onClose: pass('onClose'),
      onError: pass('onError'),
    })),
  );
  return app;
}
