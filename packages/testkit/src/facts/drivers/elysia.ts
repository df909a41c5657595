import type { Driver } from '../driver.ts';
import { handlersBySocket, type Handlers } from '../handlers.ts';
import type { Implementation } from '../implementation.ts';
import { importFrom, versionOf } from '../installed.ts';
import { webSocketLives } from '../websocket/lives.ts';

export const implementations: readonly Implementation[] = [
  { name: 'elysia', library: 'elysia', runtime: 'elysia', under: 'bun', needs: 'runtimes', open },
];

/** Made anew for each event; what it wraps stays. */
interface Wrapper {
  readonly raw: object;
  readonly data: { readonly params: { readonly name: string } };
}

type Method = (wrapper: Wrapper, ...given: readonly unknown[]) => void;
type RawMethod = (socket: object, ...given: readonly unknown[]) => void;

interface Application {
  ws(path: string, handlers: Readonly<Record<string, Method | RawMethod>>): Application;
  listen(options: object): { readonly server: { readonly port: number } };
}

const ENDS = {
  closers: { close: 'closed', terminate: 'closed' },
  afterFarewell: 'closed',
  openEvent: 'open',
  closeEvent: 'close',
} as const;

async function open(): Promise<Driver> {
  const { Elysia } = (await importFrom('runtimes', 'elysia')) as { readonly Elysia: new () => Application };
  const handlers = handlersBySocket();
  const { hear } = handlers;
  const wrapped = await webSocketLives({
    ...ENDS,
    server: { listen: (accept) => listen(new Elysia(), handlers, accept) },
  });
  const raw = await webSocketLives({
    ...ENDS,
    server: { listen: (accept) => listen(new Elysia(), handlers, ({ raw }, name) => accept(raw, name)) },
  });
  const text = (): readonly unknown[] => ['hello'];
  const given = { send: text, sendText: text, sendBinary: () => [new Uint8Array(5)], ping: text, pong: text };
  const { ways, scenarios, closeEvent } = wrapped;
  return {
    version: versionOf('runtimes', 'elysia'),
    shows: ['properties'],
    sockets: {
      ElysiaWS: { ways, scenarios, closeEvent, hear, given },
      // Elysia tells of it in two methods alone; what else it does Bun itself shows.
      ServerWebSocket: {
        ways: raw.ways.filter(({ proof }) => proof === null),
        scenarios: raw.scenarios,
        closeEvent,
        hear,
        given,
        uncalled: ['close', 'terminate', ...Object.keys(given)],
      },
    },
  };
}

function listen(
  app: Application,
  { tell }: Handlers,
  accept: (socket: Wrapper, name: string) => void,
): Promise<number> {
  // The program keeps the wrapper that it was handed first.
  const kept = new WeakMap<object, Wrapper>();
  const pass =
    (name: string): Method =>
    ({ raw }, ...given) => {
      const socket = kept.get(raw);
      if (socket !== undefined) tell(socket, name, [socket, ...given]);
    };
  const passRaw =
    (name: string): RawMethod =>
    (socket, ...given) =>
      tell(socket, name, [socket, ...given]);
  const { server } = app
    .ws('/:name', {
      open(socket: Wrapper) {
        kept.set(socket.raw, socket);
        accept(socket, socket.data.params.name);
        pass('open')(socket);
      },
      message: pass('message'),
      close: pass('close'),
      ping: passRaw('ping'),
      pong: passRaw('pong'),
    })
    .listen({ port: 0, hostname: '127.0.0.1' });
  return Promise.resolve(server.port);
}
