import type { Server } from 'node:net';
import type { Driver } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { requireFrom } from '../installed.ts';
import { portOf } from '../port-of.ts';
import { handedWsDriver } from './handed-ws.ts';

const common = { library: 'fastify-websocket', runtime: '@fastify/websocket', needs: 'libraries' } as const;

export const implementations: readonly Implementation[] = [
  { ...common, name: '@fastify/websocket 11', open: () => open('fastify', '@fastify/websocket', null) },
  { ...common, name: '@fastify/websocket 8', open: () => open('fastify-4', 'fastify-websocket-8', 'socket') },
];

interface Request {
  readonly params: { readonly name: string };
}

/** As much of Fastify as is used. */
interface Application {
  register(plugin: unknown): void;
  get(path: string, options: object, handler: (connection: object, request: Request) => void): void;
  listen(options: object): Promise<unknown>;
  readonly server: Server;
}

/** `member` leads from what the handler is handed to the socket. */
function open(framework: string, plugin: string, member: string | null): Promise<Driver> {
  const require = requireFrom('libraries');
  // Either version exports a function.
  const fastify = require(framework) as () => Application;
  return handedWsDriver(plugin, async (accept, tell) => {
    const app = fastify();
    app.register(require(plugin));
    app.register((routes: Application, _: unknown, done: () => void) => {
      routes.get('/:name', { websocket: true }, (connection, request) => {
        const socket = member === null ? connection : (Reflect.get(connection, member) as object);
        accept(socket, request.params.name);
        tell(socket, 'get()', [connection, request]);
      });
      done();
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    return portOf(app.server);
  });
}
