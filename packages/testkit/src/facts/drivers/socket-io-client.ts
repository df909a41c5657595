import type { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import type { Driver, OtherEnd, Scenario, Stage, Way } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { importFrom, requireFrom, versionOf } from '../installed.ts';
import { quiet } from '../pause.ts';
import { portOf } from '../port-of.ts';
import type { Arrival } from '../recording.ts';
import { webSocketLives } from '../websocket/lives.ts';
import { openMeeting, type Invitation, type Peer } from '../websocket/peer.ts';
import { SOCKET_IO } from './socket-io.ts';

export const implementations: readonly Implementation[] = [
  {
    name: 'socket.io-client',
    library: 'socket-io-client',
    runtime: 'socket.io-client',
    needs: 'libraries',
    open,
  },
];

/** What of a client is used. */
interface Client extends EventEmitter {
  readonly io: { uri: string; readonly opts: { path: string }; readonly _readyState: string };
  connect(): void;
}

type Io = (url: string, options: object) => Client;

/** Without a delay of its own to wait for, it connects again when it is told to. */
const OPTIONS = { transports: ['websocket'], forceNew: true, reconnection: false };

async function open(): Promise<Driver> {
  const entries = await importFrom('libraries', 'socket.io-client');
  const { io, Socket, Manager } = entries as {
    readonly io: Io;
    readonly Socket: unknown;
    readonly Manager: unknown;
  };
  const { invite } = await openMeeting(SOCKET_IO);
  const { ways, scenarios, closeEvent } = await webSocketLives(
    {
      client: {
        born: 'connecting',
        connect(url, seize) {
          const { origin, path } = addressOf(url);
          seize(io(origin, { ...OPTIONS, path }));
        },
      },
      closers: { disconnect: 'closed', close: 'closed' },
      openEvent: 'connect',
      closeEvent: 'disconnect',
    },
    SOCKET_IO,
  );
  const callOn = await startServer(io);
  return {
    version: versionOf('libraries', 'socket.io-client'),
    shows: ['names', 'birth', 'properties', 'listeners'],
    names: {
      packageName: 'socket.io-client',
      classes: { Socket, Manager },
      entries,
      load: (module) => importFrom('libraries', module),
    },
    sockets: {
      Socket: {
        ways: [
          ...ways.map((way) =>
            way.state === 'closed' ? reconnected(proven(way), () => invite('mute')) : way,
          ),
          ...waysBeside(callOn),
        ],
        scenarios: [...scenarios, ...scenariosBeside(callOn)],
        closeEvent,
        // For connect and disconnect it has methods of its own that begin with `on`.
        listening: {
          event: 'connect_error',
          async bring(listen) {
            const next = callOn(listen);
            (await next()).refuse();
          },
        },
        // It is not connected while it connects, nor afterwards.
        glimpse: (socket) => ({ connection: (socket as Client).io._readyState }),
        given: { emit: () => ['text', 'hello'], send: () => ['hello'] },
        // Its emitter has the methods of Node's.
        hear: (socket, event, handler) => void (socket as EventEmitter).on(event, handler),
      },
    },
  };
}

/** The path of an address would be taken for a namespace. */
function addressOf(url: string): { readonly origin: string; readonly path: string } {
  const { host, pathname } = new URL(url);
  return { origin: `ws://${host}`, path: pathname };
}

/** A connection that never came about is not lost either. */
function proven(way: Way): Way {
  return way.name === 'client: connection refused' ? { ...way, proof: 'connect_error' } : way;
}

/** Lets a socket connect once more at the end. */
function reconnected(way: Way, invite: () => Invitation): Way {
  return {
    ...way,
    async reach(stage) {
      const first = await way.reach(stage);
      let second: Peer | null = null;
      return {
        arrived: () => [...first.arrived(), ...(second?.arrived ?? [])],
        letIn() {
          const { url, peer } = invite();
          // Every socket on the stage was made here.
          const client = stage.socket() as Client;
          const { origin, path } = addressOf(url);
          client.io.uri = origin;
          client.io.opts.path = path;
          client.connect();
          void peer.then((met) => {
            second = met;
            met.answer();
          });
        },
      };
    },
  };
}

/** A request that the package's own server has and did not decide about yet. */
interface Request {
  /** Lets the client in, and returns what the server then has of it. */
  accept(): Accepted;
  refuse(): void;
}

/** A socket as the server sees it. */
interface Accepted extends EventEmitter {
  readonly handshake: { readonly query: { readonly name: string } };
  onAny(listener: () => void): void;
  disconnect(): void;
}

/** Makes a client, and returns its requests: the first, and those that follow when it connects again. */
type CallOn = (seize: (client: object) => void) => () => Promise<Request>;

interface ServerModule {
  readonly Server: new (http: object) => {
    use(middleware: (socket: Accepted, next: (error?: Error) => void) => void): void;
  };
}

async function startServer(io: Io): Promise<CallOn> {
  // Requests by the name of the client; whoever waits for one takes it.
  const waiting = new Map<string, (request: Request) => void>();
  const http = createServer();
  const { Server } = requireFrom('libraries')('socket.io') as ServerModule;
  new Server(http).use((socket, next) => {
    waiting.get(socket.handshake.query.name)?.({
      accept() {
        next();
        return socket;
      },
      refuse: () => next(new Error('Refused.')),
    });
  });
  http.listen(0, '127.0.0.1');
  const port = await portOf(http);
  let clients = 0;
  return (seize) => {
    const name = `n${clients++}`;
    seize(io(`http://127.0.0.1:${port}`, { ...OPTIONS, query: { name } }));
    return () => new Promise((resolve) => waiting.set(name, resolve));
  };
}

function waysBeside(callOn: CallOn): readonly Way[] {
  const way = (
    state: Way['state'],
    name: string,
    proof: Way['proof'],
    act: (request: Request, arrived: Arrival[]) => Promise<void> | void,
  ): Way => ({
    state,
    name: `beside its server: ${name}`,
    proof,
    async reach(stage): Promise<OtherEnd> {
      const arrived: Arrival[] = [];
      const next = callOn(stage.observe);
      const request = await next();
      await act(request, arrived);
      await quiet();
      const letIn = (): void => {
        if (state === 'connecting') listen(request.accept(), arrived);
        else {
          (stage.socket() as Client).connect();
          void next().then((again) => listen(again.accept(), arrived));
        }
      };
      return { arrived: () => arrived, ...(state === 'open' ? {} : { letIn }) };
    },
  });
  return [
    way('connecting', 'a middleware takes its time', null, () => {}),
    way('open', 'accepted', 'connect', (request, arrived) => listen(request.accept(), arrived)),
    way('closed', 'refused by a middleware', 'connect_error', (request) => request.refuse()),
    way('closed', 'disconnected by the server', 'disconnect', async (request) => {
      const accepted = request.accept();
      await quiet();
      accepted.disconnect();
    }),
  ];
}

function listen(accepted: Accepted, arrived: Arrival[]): void {
  accepted.onAny(() => arrived.push('text'));
  accepted.on('disconnect', () => arrived.push('end'));
}

function scenariosBeside(callOn: CallOn): readonly Scenario[] {
  return [
    {
      name: 'beside its server: refused, accepted, a message, disconnected, and accepted again',
      async play(stage) {
        const next = callOn(stage.observe);
        const refused = await next();
        stage.cause('refusal');
        refused.refuse();
        await quiet();
        const accepted = await connectAgain(stage, next);
        stage.cause('message');
        accepted.emit('text', 'hello');
        await quiet();
        stage.cause('farewell');
        accepted.disconnect();
        await quiet();
        await connectAgain(stage, next);
      },
    },
  ];
}

async function connectAgain(stage: Stage, next: () => Promise<Request>): Promise<Accepted> {
  // Every socket on the stage was made here.
  (stage.socket() as Client).connect();
  const request = await next();
  stage.cause('answer');
  const accepted = request.accept();
  await quiet();
  return accepted;
}
