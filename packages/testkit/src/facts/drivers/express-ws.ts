import type { Server } from 'node:net';
import type { Driver } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { requireFrom } from '../installed.ts';
import { portOf } from '../port-of.ts';
import { handedWsDriver } from './handed-ws.ts';

export const implementations: readonly Implementation[] = [
  { name: 'express-ws', library: 'express-ws', runtime: 'express-ws', needs: 'libraries', open },
];

interface Request {
  readonly params: { readonly name: string };
}

/** As much of an application as is used. */
interface Application {
  ws(path: string, ...handlers: ((socket: object, request: Request, next: () => void) => void)[]): void;
  listen(port: number, host: string): Server;
}

function open(): Promise<Driver> {
  const require = requireFrom('libraries');
  const express = require('express') as () => object;
  const expressWs = require('express-ws') as (app: object) => { readonly app: Application };
  return handedWsDriver('express-ws', (accept, tell) => {
    const { app } = expressWs(express());
    app.ws(
      '/:name',
      (socket, request, next) => {
        accept(socket, request.params.name);
        tell(socket, 'ws()', [socket, request, next]);
        next();
      },
      (socket, request, next) => tell(socket, 'ws()', [socket, request, next]),
    );
    return portOf(app.listen(0, '127.0.0.1'));
  });
}
