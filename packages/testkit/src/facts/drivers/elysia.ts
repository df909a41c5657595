import type { Driver } from '../driver.ts';
import { handlersBySocket } from '../handlers.ts';
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

interface Application {
  ws(path: string, handlers: Readonly<Record<string, Method>>): Application;
  listen(options: object): { readonly server: { readonly port: number } };
}

async function open(): Promise<Driver> {
  const { Elysia } = (await importFrom('runtimes', 'elysia')) as { readonly Elysia: new () => Application };
  const { hear, tell } = handlersBySocket();
  // The program keeps the wrapper that it was handed first.
  const kept = new WeakMap<object, Wrapper>();
  const pass =
    (name: string): Method =>
    ({ raw }, ...given) => {
      const socket = kept.get(raw);
      if (socket !== undefined) tell(socket, name, [socket, ...given]);
    };
  const { ways, scenarios, closeEvent } = await webSocketLives({
    server: {
      listen: (accept) => {
        const { server } = new Elysia()
          .ws('/:name', {
            open(socket) {
              kept.set(socket.raw, socket);
              accept(socket, socket.data.params.name);
              pass('open')(socket);
            },
            message: pass('message'),
            close: pass('close'),
          })
          .listen({ port: 0, hostname: '127.0.0.1' });
        return Promise.resolve(server.port);
      },
    },
    closers: { close: 'closed', terminate: 'closed' },
    afterFarewell: 'closed',
    openEvent: 'open',
    closeEvent: 'close',
  });
  const text = (): readonly unknown[] => ['hello'];
  return {
    version: versionOf('runtimes', 'elysia'),
    shows: ['properties'],
    sockets: {
      ElysiaWS: {
        ways,
        scenarios,
        closeEvent,
        hear,
        given: { send: text, sendText: text, sendBinary: () => [new Uint8Array(5)], ping: text, pong: text },
      },
    },
  };
}
