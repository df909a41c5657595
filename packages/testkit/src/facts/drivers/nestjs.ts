import type { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:net';
import type { Driver } from '../driver.ts';
import { handlersBySocket } from '../handlers.ts';
import type { Implementation } from '../implementation.ts';
import { importFrom, versionOf } from '../installed.ts';
import { portOf } from '../port-of.ts';
import { PLAIN, type Dialect } from '../websocket/dialect.ts';
import { webSocketLives } from '../websocket/lives.ts';

const common = { library: 'nestjs', runtime: '@nestjs/platform-ws', needs: 'libraries' } as const;

export const implementations: readonly Implementation[] = [
  { ...common, name: '@nestjs/platform-ws', open: () => open('@SubscribeMessage') },
  { ...common, name: '@nestjs/platform-ws, @ConnectedSocket()', open: () => open('@ConnectedSocket') },
];

/** Decides which client a method gets: its first parameter, or one that is decorated. */
type Taken = '@SubscribeMessage' | '@ConnectedSocket';

type Decorator = (target: object, name?: string | undefined, at?: unknown) => void;

/** As much of the framework as is used. */
interface Nest {
  readonly NestFactory: { create(module: object, http: object, options: object): Promise<Application> };
  readonly AbstractHttpAdapter: new (instance: object) => object;
  Module(options: object): Decorator;
  WebSocketGateway(): Decorator;
  SubscribeMessage(event: string): Decorator;
  ConnectedSocket(): Decorator;
  readonly WsAdapter: new (app: Application) => object;
}

interface Application {
  useWebSocketAdapter(adapter: object): void;
  listen(port: number, host: string): Promise<unknown>;
}

// A gateway is known by its path, so the name of a request stands in its query.
const NEST: Dialect = {
  ...PLAIN,
  path: (name) => `/?${name}`,
  message: { ...PLAIN.message, fromClient: JSON.stringify({ event: 'text', data: 'text' }) },
};

async function open(taken: Taken): Promise<Driver> {
  await importFrom('libraries', 'reflect-metadata');
  const parts = ['@nestjs/core', '@nestjs/common', '@nestjs/websockets', '@nestjs/platform-ws'];
  const entries = await Promise.all(parts.map((part) => importFrom('libraries', part)));
  // Each exports what is named after it.
  const nest = Object.assign({}, ...entries) as Nest;
  const { hear, tell } = handlersBySocket();

  const listen = async (accept: (socket: object, name: string) => void): Promise<number> => {
    const pass =
      (name: string) =>
      (client: object, ...given: readonly unknown[]): void =>
        tell(client, name, [client, ...given]);
    const server = await startGateway(nest, taken, {
      handleConnection(client, request) {
        accept(client, request.url.slice(2));
        pass('handleConnection')(client, request);
      },
      handleDisconnect: pass('handleDisconnect'),
      // Where a decorated parameter stands is the program's choice.
      onMessage: (client, ...given) =>
        tell(client, taken, taken === '@ConnectedSocket' ? given : [client, ...given]),
    });
    return portOf(server);
  };
  const { ways, scenarios, closeEvent } = await webSocketLives(
    {
      server: { listen },
      closers: { close: 'closing', terminate: 'closing' },
      openEvent: 'handleConnection',
      closeEvent: 'handleDisconnect',
    },
    NEST,
  );
  return {
    version: versionOf('libraries', '@nestjs/platform-ws'),
    shows: [],
    sockets: {
      Client: {
        ways,
        scenarios,
        closeEvent,
        given: {},
        // The row names no state, since the adapters' sockets have none in common.
        glimpse: (socket) => ({ readyState: Number(Reflect.get(socket, 'readyState')) }),
        hear(socket, event, handler) {
          hear(socket, event, handler);
          // Every `ws` socket is an emitter.
          (socket as EventEmitter).on(event, handler);
        },
      },
    },
  };
}

/** What a gateway does with the clients that it is handed. */
interface Reactions {
  handleConnection(client: object, request: { readonly url: string }): void;
  handleDisconnect(client: object): void;
  onMessage(client: object, ...given: readonly unknown[]): void;
}

/** Starts a server with one gateway. Decorators are applied as functions: that is what they are. */
async function startGateway(nest: Nest, taken: Taken, reactions: Reactions): Promise<Server> {
  class Gateway {
    handleConnection = reactions.handleConnection;
    handleDisconnect = reactions.handleDisconnect;
    onMessage(client: object, ...given: readonly unknown[]): void {
      reactions.onMessage(client, ...given);
    }
  }
  nest.WebSocketGateway()(Gateway);
  const { prototype } = Gateway;
  nest.SubscribeMessage('text')(
    prototype,
    'onMessage',
    Object.getOwnPropertyDescriptor(prototype, 'onMessage'),
  );
  if (taken === '@ConnectedSocket') nest.ConnectedSocket()(prototype, 'onMessage', 0);
  class Module {
    readonly gateway = Gateway;
  }
  nest.Module({ providers: [Gateway] })(Module);

  const server = createServer();
  const application = await nest.NestFactory.create(Module, httpAdapterOf(nest, server), { logger: false });
  application.useWebSocketAdapter(new nest.WsAdapter(application));
  await application.listen(0, '127.0.0.1');
  return server;
}

/** Stands in for the web framework under an application: no page is ever asked for. */
function httpAdapterOf({ AbstractHttpAdapter }: Nest, server: Server): object {
  const nothing = (): void => {};
  const adapter = Object.assign(new AbstractHttpAdapter(nothing), {
    initHttpServer: nothing,
    registerParserMiddleware: nothing,
    setErrorHandler: nothing,
    setNotFoundHandler: nothing,
    getType: () => 'none',
    normalizePath: (path: string) => path,
    listen: (...given: readonly unknown[]) => Reflect.apply(server.listen, server, given) as unknown,
  });
  Reflect.set(adapter, 'httpServer', server);
  return adapter;
}
