import type { Driver, OtherEnd, SocketClass, SocketDriver, Stage } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { quiet } from '../pause.ts';
import { webSocketLives } from '../websocket/lives.ts';
import type { Ends } from '../websocket/meetings.ts';
import { callOn, type Peer } from '../websocket/peer.ts';

export const implementations: readonly Implementation[] = [
  { name: 'deno client', library: 'deno', runtime: 'deno client', under: 'deno', open: openClient },
  { name: 'deno server', library: 'deno', runtime: 'deno server', under: 'deno', open: openServer },
];

/** What of the global `Deno` is used. */
interface DenoGlobal {
  readonly version: { readonly deno: string };
  serve(
    options: { readonly port: number; readonly hostname: string; onListen(address: Address): void },
    answer: (request: Request) => Response | Promise<Response>,
  ): unknown;
  upgradeWebSocket(request: Request): { readonly socket: EventTarget; readonly response: Response };
}

interface Address {
  readonly port: number;
}

const COMMON = {
  closers: { close: 'closing' },
  // Deno answers a close frame and is done with the connection.
  afterFarewell: 'closed',
  openEvent: 'open',
  closeEvent: 'close',
} as const satisfies Ends;

const SOCKET = {
  given: { send: () => ['hello'] },
  hear: (socket, event, handler) => {
    // Deno has no other kind of socket.
    (socket as EventTarget).addEventListener(event, handler);
  },
} as const satisfies Partial<SocketDriver>;

// Only there under Deno.
const deno = Reflect.get(globalThis, 'Deno') as DenoGlobal;

/** Drives the global `WebSocket`. */
async function openClient(): Promise<Driver> {
  const WebSocket = Reflect.get(globalThis, 'WebSocket') as SocketClass;
  const lives = await webSocketLives({
    ...COMMON,
    client: { born: 'connecting', connect: (url, seize) => seize(Reflect.construct(WebSocket, [url])) },
  });
  return {
    version: deno.version.deno,
    shows: ['names', 'birth', 'properties', 'constants', 'listeners'],
    names: { packageName: null, classes: { WebSocket }, entries: {} },
    sockets: { WebSocket: { ...lives, ...SOCKET, socketClass: WebSocket } },
  };
}

/** Drives what a server gets for a request. */
async function openServer(): Promise<Driver> {
  const { ways, scenarios, closeEvent } = await webSocketLives({ ...COMMON, server: { listen } });
  return {
    version: deno.version.deno,
    shows: ['properties'],
    sockets: {
      WebSocket: {
        ...SOCKET,
        closeEvent,
        ways: [
          ...ways,
          { state: 'connecting', name: 'the response is held back', proof: null, reach: holdBack },
        ],
        scenarios: [
          ...scenarios,
          {
            name: 'the response is held back, then returned, then the peer closes',
            async play(stage) {
              const { letIn, peer } = await holdBack(stage);
              stage.cause('answer');
              letIn();
              await quiet();
              stage.cause('farewell');
              peer.send('close');
              peer.end();
              await quiet();
            },
          },
        ],
      },
    },
  };
}

/** Hands over each socket once it is open. */
function listen(accept: (socket: object, name: string) => void): Promise<number> {
  return serve((request) => {
    const { socket, response } = deno.upgradeWebSocket(request);
    const { pathname } = new URL(request.url);
    socket.addEventListener('open', () => accept(socket, pathname.slice(1)));
    return response;
  });
}

/** A server's socket whose request is still being handled. */
interface HeldBack extends OtherEnd {
  readonly peer: Peer;
  letIn(): void;
}

/** Puts a socket on the stage while its request is being handled; letting it in returns the response. */
async function holdBack(stage: Stage): Promise<HeldBack> {
  let letIn: () => void = () => {};
  let upgraded: () => void = () => {};
  const handled = new Promise<void>((resolve) => {
    upgraded = resolve;
  });
  const port = await serve((request) => {
    const { socket, response } = deno.upgradeWebSocket(request);
    stage.observe(socket);
    upgraded();
    return new Promise((answer) => {
      letIn = () => answer(response);
    });
  });
  const peer = callOn(port, 'held-back', 'replies');
  await handled;
  return { peer, arrived: () => peer.arrived, letIn: () => letIn() };
}

/** Serves requests; returns the port. */
export function serve(answer: (request: Request) => Response | Promise<Response>): Promise<number> {
  return new Promise((resolve) => {
    deno.serve({ port: 0, hostname: '127.0.0.1', onListen: ({ port }) => resolve(port) }, answer);
  });
}
