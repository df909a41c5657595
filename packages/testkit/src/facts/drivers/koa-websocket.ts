import type { Server } from 'node:net';
import type { Driver } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { importFrom } from '../installed.ts';
import { portOf } from '../port-of.ts';
import { handedWsDriver } from './handed-ws.ts';

export const implementations: readonly Implementation[] = [
  { name: 'koa-websocket', library: 'koa-websocket', runtime: 'koa-websocket', needs: 'libraries', open },
];

interface Context {
  readonly websocket: object;
  readonly path: string;
}

/** As much of an application as is used. */
interface Application {
  readonly ws: { use(middleware: (context: Context, next: unknown) => void): void };
  listen(port: number, host: string): Server;
}

async function open(): Promise<Driver> {
  const { default: Koa } = (await importFrom('libraries', 'koa')) as { default: new () => object };
  const { default: addSockets } = (await importFrom('libraries', 'koa-websocket')) as {
    default: (app: object) => Application;
  };
  return handedWsDriver('koa-websocket', (accept, tell) => {
    const app = addSockets(new Koa());
    app.ws.use((context, next) => {
      accept(context.websocket, context.path.slice(1));
      tell(context.websocket, 'use()', [context, next]);
    });
    return portOf(app.listen(0, '127.0.0.1'));
  });
}
