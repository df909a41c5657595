import type { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Driver, SocketClass, Way } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { importFrom, requireFrom, versionOf } from '../installed.ts';
import { webSocketLives } from '../websocket/lives.ts';

export const implementations: readonly Implementation[] = [
  { name: 'websocket', library: 'websocket', runtime: 'websocket', needs: 'libraries', open },
];

/** What of the package is used. */
interface Module {
  readonly client: new () => EventEmitter & { connect(url: string): void };
  readonly server: new (options: object) => EventEmitter;
  readonly connection: SocketClass;
  readonly request: SocketClass;
  readonly w3cwebsocket: SocketClass;
  readonly frame: new (...given: readonly unknown[]) => {
    fin: boolean;
    opcode: number;
    binaryPayload: Buffer;
  };
}

interface Request {
  readonly resourceURL: { readonly pathname: string };
  accept(protocol: null, origin: null): object;
}

async function open(): Promise<Driver> {
  // Untyped: what its types say is part of what is on trial.
  const module = requireFrom('libraries')('websocket') as Module;
  const { client, server, connection, request, w3cwebsocket } = module;
  const events = { openEvent: 'open', closeEvent: 'close' };
  const { ways, scenarios, closeEvent } = await webSocketLives({
    client: {
      born: 'open',
      connect(url, seize) {
        const connecting = new module.client();
        connecting.on('connect', seize);
        connecting.connect(url);
      },
    },
    server: { listen: (accept) => listen(module, accept) },
    closers: { close: 'closing', drop: 'closed' },
    ...events,
  });
  const browserLike = await webSocketLives({
    client: { born: 'connecting', connect: (url, seize) => seize(Reflect.construct(w3cwebsocket, [url])) },
    closers: { close: 'closing' },
    afterEarlyClose: 'closed',
    ...events,
  });
  return {
    version: versionOf('libraries', 'websocket'),
    shows: ['names', 'birth', 'properties'],
    names: {
      packageName: 'websocket',
      classes: { client, server, connection, request, w3cwebsocket },
      entries: { ...module },
      load: (name) => importFrom('libraries', name),
    },
    sockets: {
      connection: {
        ways: ways.filter(isTold),
        scenarios,
        closeEvent,
        given: {
          send: () => ['hello'],
          sendUTF: () => ['hello'],
          sendBytes: () => [Buffer.from('hello')],
          sendFrame: (socket) => [frameFor(module, socket)],
          ping: () => ['hello'],
          pong: () => [Buffer.from('hello')],
        },
        saysFull: ['sendFrame'],
        hear: (socket, event, handler) => {
          // Connections are emitters.
          (socket as EventEmitter).on(event, handler);
        },
      },
      w3cwebsocket: {
        ...browserLike,
        ways: browserLike.ways.filter(isTold),
        socketClass: w3cwebsocket,
        given: { send: () => ['hello'] },
        hear: (socket, event, handler) => {
          // These behave like the sockets of a browser.
          (socket as EventTarget).addEventListener(event, handler);
        },
      },
    },
  };
}

/**
 * Left out: sockets whose other end said farewell and keeps the connection. There `state` is 'peer_requested_close', and
 * `readyState` goes on to say that the socket is open.
 */
function isTold({ name }: Way): boolean {
  return !name.endsWith("peer's close frame, connection kept");
}

function frameFor({ frame }: Module, socket: object): object {
  const text = new frame(
    Reflect.get(socket, 'maskBytes'),
    Reflect.get(socket, 'frameHeader'),
    Reflect.get(socket, 'config'),
  );
  text.fin = true;
  text.opcode = 1;
  text.binaryPayload = Buffer.from('hello');
  return text;
}

function listen({ server }: Module, accept: (socket: object, name: string) => void): Promise<number> {
  const httpServer = createServer();
  const accepting = new server({ httpServer, autoAcceptConnections: false });
  accepting.on('request', (request: Request) => {
    accept(request.accept(null, null), request.resourceURL.pathname.slice(1));
  });
  return new Promise((resolve) => {
    httpServer.listen(0, '127.0.0.1', () => {
      // A server on a host and a port has an address object.
      resolve((httpServer.address() as AddressInfo).port);
    });
  });
}
