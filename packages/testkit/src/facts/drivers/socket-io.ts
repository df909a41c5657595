import type { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import type { Driver, OtherEnd, Scenario, SightOf, Way } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { requireFrom, versionOf } from '../installed.ts';
import { quiet } from '../pause.ts';
import { portOf } from '../port-of.ts';
import type { Arrival, HandedRecord, ServerRecord } from '../recording.ts';
import type { Dialect } from '../websocket/dialect.ts';
import { webSocketLives } from '../websocket/lives.ts';
import { callOn } from '../websocket/peer.ts';

export const implementations: readonly Implementation[] = [
  { name: 'socket.io', library: 'socket-io', runtime: 'socket.io', needs: 'libraries', open },
];

const HANDSHAKE = {
  sid: 'facts',
  upgrades: [],
  pingInterval: 60_000,
  pingTimeout: 60_000,
  maxPayload: 10_000,
};

/** Frames of engine.io, of which each of kind 4 begins with a kind of its own: 0 connect, 1 disconnect, 2 event. */
export const SOCKET_IO: Dialect = {
  path: (name) => `/socket.io/?EIO=4&transport=websocket&name=${name}`,
  greetings: { client: ['40'], server: [`0${JSON.stringify(HANDSHAKE)}`, '40{"sid":"facts"}'] },
  message: { fromClient: '42["text"]', fromServer: '42["text"]' },
  read(text) {
    if (text.startsWith('42')) return 'text';
    return text.startsWith('41') || text.startsWith('1') ? 'close' : null;
  },
};

/** What of a server is used. */
interface Server extends EventEmitter {
  readonly sockets: EventEmitter & { readonly sockets: ReadonlyMap<string, Accepted> };
}

interface Accepted extends EventEmitter {
  readonly handshake: { readonly query: { readonly name: string } };
  use(middleware: (packet: unknown, next: (error: Error) => void) => void): void;
}

interface Client extends EventEmitter {
  disconnect(): void;
}

interface Host {
  readonly server: Server;
  readonly port: number;
}

type Accept = (socket: Accepted, name: string) => void;

async function open(): Promise<Driver> {
  const { ways, scenarios, closeEvent } = await webSocketLives(
    {
      server: { listen: async (accept) => (await startServer(accept)).port },
      closers: { disconnect: 'closed' },
      openEvent: 'connection',
      closeEvent: 'disconnect',
    },
    SOCKET_IO,
  );
  const meet = await meetings();
  return {
    version: versionOf('libraries', 'socket.io'),
    shows: ['birth', 'properties'],
    sockets: {
      Socket: {
        ways: [...ways, ...waysBeside(meet)],
        scenarios: [...scenarios, ...scenariosBeside(meet)],
        closeEvent,
        given: {},
        // Its sockets are emitters.
        hear: (socket, event, handler) => void (socket as EventEmitter).on(event, handler),
      },
    },
    handed: playServer,
  };
}

async function startServer(accept: Accept): Promise<Host> {
  const { Server } = requireFrom('libraries')('socket.io') as {
    readonly Server: new (http: object) => Server;
  };
  const http = createServer();
  const server = new Server(http);
  server.on('connection', (socket: Accepted) => accept(socket, socket.handshake.query.name));
  http.listen(0, '127.0.0.1');
  return { server, port: await portOf(http) };
}

/** A socket that was accepted, and the package's own client at its other end. */
interface Meeting extends OtherEnd {
  readonly socket: Accepted;
  readonly client: Client;
}

type Meet = (seize: (socket: object) => void) => Promise<Meeting>;

async function meetings(): Promise<Meet> {
  const { io } = requireFrom('libraries')('socket.io-client') as {
    readonly io: (url: string, options: object) => Client;
  };
  const awaited = new Map<string, (socket: Accepted) => void>();
  const { port } = await startServer((socket, name) => awaited.get(name)?.(socket));
  return (seize) =>
    new Promise((resolve) => {
      const name = `n${awaited.size}`;
      const arrived: Arrival[] = [];
      const client = io(`http://127.0.0.1:${port}`, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        query: { name },
      });
      client.on('disconnect', () => arrived.push('end'));
      awaited.set(name, (socket) => {
        seize(socket);
        resolve({ socket, client, arrived: () => arrived });
      });
    });
}

function waysBeside(meet: Meet): readonly Way[] {
  const way = (
    state: Way['state'],
    name: string,
    proof: Way['proof'],
    act: (client: Client) => void,
  ): Way => ({
    state,
    name: `beside its client: ${name}`,
    proof,
    async reach(stage) {
      const meeting = await meet(stage.observe);
      await quiet();
      act(meeting.client);
      await quiet();
      return meeting;
    },
  });
  return [
    way('open', 'connected', null, () => {}),
    way('closed', 'disconnected by the client', 'disconnect', (client) => client.disconnect()),
  ];
}

function scenariosBeside(meet: Meet): readonly Scenario[] {
  return [
    {
      name: 'beside its client: a middleware refuses a message, and another one once the client has gone',
      async play(stage) {
        const { socket, client } = await meet(stage.observe);
        const refusals: (() => void)[] = [];
        socket.use((_, next) => refusals.push(() => next(new Error('Refused.'))));
        client.emit('text', 'hello');
        client.emit('text', 'hello');
        await quiet();
        const [first, second] = refusals;
        stage.cause('message');
        first?.();
        await quiet();
        stage.cause('farewell');
        client.disconnect();
        await quiet();
        second?.();
        await quiet();
      },
    },
  ];
}

/** The map of sockets is looked at while one connects, while it goes, and afterwards. */
async function playServer(sightOf: SightOf): Promise<Readonly<Record<string, ServerRecord>>> {
  const handed = (value: unknown): HandedRecord =>
    typeof value === 'object' && value !== null ? { type: 'Socket', values: sightOf('Socket', value) } : null;
  const elements: HandedRecord[] = [];
  const emits: Record<'Server' | 'Namespace', Record<string, HandedRecord[]>> = { Server: {}, Namespace: {} };
  const { server, port } = await startServer((socket) => {
    look();
    socket.on('disconnecting', look).on('disconnect', look);
  });
  const { sockets } = server;
  const look = (): void => {
    for (const socket of sockets.sockets.values()) elements.push(handed(socket));
  };
  for (const event of ['connection', 'connect']) {
    server.on(event, (...given) => (emits.Server[event] = given.map(handed)));
    sockets.on(event, (...given) => (emits.Namespace[event] = given.map(handed)));
  }
  const peer = callOn(port, 'n0', 'replies', SOCKET_IO);
  await quiet();
  look();
  peer.end();
  await quiet();
  look();
  return {
    Server: { emits: emits.Server, callbacks: {}, collections: {} },
    Namespace: {
      emits: emits.Namespace,
      callbacks: {},
      collections: {
        sockets: { kind: sockets.sockets instanceof Map ? 'map' : typeof sockets.sockets, elements },
      },
    },
  };
}
