// Sockets of `ws` and `net` as a program makes them, each with a peer on the loopback that does what a schedule says.
import { once } from 'node:events';
import net from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { peerOf, REQUEST, type Peer } from './peer.ts';
import { until } from './waiting.ts';

/** A call that sends, as it went. */
export interface RealSend {
  readonly line: number;
  /** Of the socket, in order of birth, from 1. */
  readonly socket: number;
  readonly text: string;
  hasThrown: boolean;
  /** Null until a callback is called. */
  callback: 'ok' | 'error' | null;
  hasErrorEvent: boolean;
  isDelivered: boolean;
}

export interface RealSocket {
  readonly face: WebSocket | net.Socket;
  readonly family: 'ws' | 'net';
  peer: Promise<Peer>;
  /** Null until the promise is kept. */
  peerNow: Peer | null;
  hasClosed: boolean;
  hasFailed: boolean;
  messages: number;
}

/** What the replay gives the sockets. */
export interface Stage {
  readonly line: () => number;
  /** Calls into the program from outside. */
  readonly enter: <T>(call: () => T) => T | undefined;
}

/** A program does something that the replay has no real counterpart for. */
export class NotDriven extends Error {}

export interface RealSockets {
  readonly sockets: readonly RealSocket[];
  readonly sends: readonly RealSend[];
  /** Answers `require`; undefined for a module without sockets. */
  readonly require: (specifier: string) => unknown;
  /** Lets a client connect to the `nth` server of the program, from 0. */
  readonly connectTo: (nth: number) => Promise<void>;
  /** Makes an open socket as a caller of the program would have it. */
  readonly prepare: (family: 'ws' | 'net') => Promise<RealSocket>;
  /** Counts a prepared socket as born now. */
  readonly hand: (socket: RealSocket) => void;
  readonly end: () => Promise<void>;
}

/** Opens the loopback. */
export async function openSockets({ line, enter }: Stage): Promise<RealSockets> {
  const sockets: RealSocket[] = [];
  const all: RealSocket[] = [];
  const sends: RealSend[] = [];
  const servers: (WebSocketServer | net.Server)[] = [];
  const connections = new Set<net.Socket>();
  const waiting = new Map<string, (peer: Peer) => void>();
  let asked = 0;
  let isEnded = false;

  const keep = (connection: net.Socket): net.Socket => {
    connections.add(connection);
    connection.on('error', () => undefined);
    return connection;
  };
  // Takes handshakes of clients of `ws` and holds them back.
  const holder = net.createServer({ allowHalfOpen: true }, (connection) => {
    keep(connection).once('data', (head: Buffer) => {
      const text = head.toString();
      const path = /^GET \/(\d+) /.exec(text)?.[1] ?? '';
      const key = /sec-websocket-key: (\S+)/i.exec(text)?.[1] ?? '';
      waiting.get(path)?.(peerOf(connection, 'server', key));
    });
  });
  // Takes plain connections, which have no path: by the port that they come from.
  const plain = net.createServer({ allowHalfOpen: true }, (connection) => {
    const peer = peerOf(keep(connection), 'plain');
    void until(() => waiting.has(`from ${connection.remotePort}`)).then(() =>
      waiting.get(`from ${connection.remotePort}`)?.(peer),
    );
  });
  for (const one of [holder, plain]) await once(one.listen(0, '127.0.0.1'), 'listening');
  const portOf = (server: net.Server | WebSocketServer) => (server.address() as net.AddressInfo).port;

  function watch(face: WebSocket | net.Socket, peer: Promise<Peer>, isHanded = true): RealSocket {
    const family = face instanceof net.Socket ? 'net' : 'ws';
    const socket: RealSocket = {
      face,
      family,
      peer,
      peerNow: null,
      hasClosed: false,
      hasFailed: false,
      messages: 0,
    };
    void peer.then((found) => (socket.peerNow = found));
    all.push(socket);
    if (isHanded) sockets.push(socket);
    const emit = face.emit.bind(face) as (event: string | symbol, ...given: unknown[]) => boolean;
    Object.assign(face, {
      emit(event: string | symbol, ...given: unknown[]) {
        if (event === 'close') socket.hasClosed = true;
        if (event === 'message' || event === 'data') socket.messages++;
        if (event === 'error') noteError(socket, given[0]);
        return isEnded ? false : (enter(() => emit(event, ...given)) ?? true);
      },
    });
    record(socket, family === 'ws' ? 'send' : 'write');
    return socket;
  }

  function noteError(socket: RealSocket, error: unknown): void {
    socket.hasFailed = true;
    const isOfWrite =
      error instanceof Error &&
      /ERR_STREAM_(WRITE_AFTER_END|DESTROYED)|EPIPE/.test(String(Reflect.get(error, 'code')));
    const nth = sockets.indexOf(socket) + 1;
    const last = sends.findLast((send) => send.socket === nth);
    if (isOfWrite && last !== undefined) last.hasErrorEvent = true;
  }

  function record(socket: RealSocket, method: string): void {
    // Node puts other methods in its place itself: when a socket connects, and when its peer has ended.
    let native = Reflect.get(socket.face, method) as (...given: unknown[]) => unknown;
    const send = (...given: unknown[]): unknown => {
      const one: RealSend = {
        line: line(),
        socket: sockets.indexOf(socket) + 1,
        text: String(given[0]),
        hasThrown: false,
        callback: null,
        hasErrorEvent: false,
        isDelivered: false,
      };
      sends.push(one);
      const last = given.at(-1);
      if (typeof last === 'function')
        given[given.length - 1] = (error: unknown, ...more: unknown[]) => {
          one.callback = error instanceof Error ? 'error' : 'ok';
          enter(() => Reflect.apply(last, undefined, [error, ...more]) as unknown);
        };
      try {
        return Reflect.apply(native, socket.face, given);
      } catch (error) {
        one.hasThrown = true;
        throw error;
      }
    };
    Object.defineProperty(socket.face, method, {
      configurable: true,
      get: () => send,
      set: (value: typeof native) => {
        native = value;
      },
    });
  }

  class Client extends WebSocket {
    constructor(address: unknown, ...given: unknown[]) {
      const path = String(asked++);
      if (address === null) super(null as never, undefined, given[1] as never);
      else super(`ws://127.0.0.1:${portOf(holder)}/${path}`);
      if (address !== null) watch(this, new Promise((resolve) => waiting.set(path, resolve)));
    }
  }
  class Server extends WebSocketServer {
    constructor(options: { readonly port?: number } = {}) {
      if (options.port === undefined) throw new NotDriven('a server of ws on a server of its own');
      super({ port: 0, host: '127.0.0.1', WebSocket: Client as never });
      servers.push(this);
      const emit = this.emit.bind(this);
      this.emit = (event: string | symbol, ...given: unknown[]) =>
        isEnded ? false : (enter(() => emit(event, ...given)) ?? true);
      this.on('connection', (socket: WebSocket) => watch(socket, arrived(this)));
    }
  }
  Object.assign(Client, {
    WebSocket: Client,
    WebSocketServer: Server,
    Server,
    default: Client,
    __esModule: true,
  });

  const arrivals = new Map<object, Promise<Peer>>();
  const arrived = (server: object): Promise<Peer> =>
    arrivals.get(server) ?? Promise.reject(new Error('no peer'));

  class Plain extends net.Socket {
    override connect(...given: unknown[]): this {
      const callback = given.at(-1);
      let found: (peer: Peer) => void = () => undefined;
      if (sockets.every(({ face }) => face !== this))
        watch(this, new Promise((resolve) => (found = resolve)));
      this.prependOnceListener('connect', () => waiting.set(`from ${this.localPort}`, found));
      if (typeof callback === 'function') this.once('connect', callback as () => void);
      super.connect({ port: portOf(plain), host: '127.0.0.1' });
      return this;
    }
  }
  const connect = (...given: unknown[]) => new Plain().connect(...given);
  const createServer = (...given: unknown[]) => {
    const server = net.createServer();
    servers.push(server);
    server.on('connection', (socket) => watch(socket, arrived(server)));
    const handler = given.at(-1);
    const listen = server.listen.bind(server);
    Object.assign(server, {
      listen: (...more: unknown[]) => {
        const callback = more.at(-1);
        return listen(0, '127.0.0.1', () => {
          if (typeof callback === 'function') enter(() => Reflect.apply(callback, server, []) as unknown);
        });
      },
    });
    if (typeof handler === 'function')
      server.on('connection', (socket) => enter(() => Reflect.apply(handler, server, [socket]) as unknown));
    return server;
  };
  const netModule = {
    ...net,
    Socket: Plain,
    Stream: Plain,
    connect,
    createConnection: connect,
    createServer,
  };
  const modules: Readonly<Record<string, unknown>> = {
    ws: Client,
    net: { ...netModule, default: netModule, __esModule: true },
  };

  return {
    sockets,
    sends,
    require: (specifier) => modules[specifier.replace(/^node:/, '')],
    connectTo: async (nth) => {
      const server = servers[nth];
      if (server === undefined)
        throw new NotDriven('a connection to a server that the program does not make');
      if (!(server instanceof WebSocketServer) && !server.listening) server.listen();
      if (!(await until(() => server.address() !== null)))
        throw new NotDriven('a server that does not listen');
      const before = sockets.length;
      const connection = keep(net.connect({ port: portOf(server), host: '127.0.0.1', allowHalfOpen: true }));
      const isPlain = !(server instanceof WebSocketServer);
      arrivals.set(server, Promise.resolve(peerOf(connection, isPlain ? 'plain' : 'client')));
      if (!isPlain) connection.write(REQUEST);
      await until(() => sockets.length > before);
    },
    prepare: async (family) => {
      if (family === 'net') {
        const face = new net.Socket();
        let found: (peer: Peer) => void = () => undefined;
        const socket = watch(face, new Promise((resolve) => (found = resolve)), false);
        face.connect({ port: portOf(plain), host: '127.0.0.1' });
        await once(face, 'connect');
        waiting.set(`from ${face.localPort}`, found);
        await socket.peer;
        return socket;
      }
      const path = String(asked++);
      const found = new Promise<Peer>((resolve) => waiting.set(path, resolve));
      return watch(new WebSocket(`ws://127.0.0.1:${portOf(holder)}/${path}`), found, false);
    },
    hand: (socket) => void sockets.push(socket),
    end: async () => {
      isEnded = true;
      for (const { face } of all) {
        face.on('error', () => undefined);
        if (face instanceof net.Socket) face.destroy();
        else face.terminate();
      }
      for (const connection of connections) connection.destroy();
      for (const server of [...servers, holder, plain]) server.close();
      await until(() => [...connections].every(({ destroyed }) => destroyed));
    },
  };
}
