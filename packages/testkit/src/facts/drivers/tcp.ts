// What can happen to a socket of Node's `net`, or to one that behaves like it. Each life has a server of its own, so that the
// two ends of a connection know each other.
import { once, type EventEmitter } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { OtherEnd, Scenario, SocketDriver, Stage, Way } from '../driver.ts';
import { quiet } from '../pause.ts';
import type { Arrival } from '../recording.ts';

/** How connections are made. */
export interface Transport {
  connect(port: number, options: HalfOpen): Socket;
  /** Connects a bare end, which stays when the other has ended its half. */
  callOn(port: number): Promise<Socket>;
  serve(options: HalfOpen, accept: (socket: Socket) => void): Server;
  /** Methods that close a socket, each with the state in which it leaves an open one. */
  readonly closers: Readonly<Record<string, 'closing' | 'closed'>>;
  /** Tears down the connection under a bare end. */
  reset(socket: Socket): void;
}

/** Whether a socket stays when its peer has ended. */
export interface HalfOpen {
  readonly allowHalfOpen: boolean;
}

type Side = 'client' | 'server';

/** An observed socket's other end; it does nothing unasked. */
interface Peer extends OtherEnd {
  readonly socket: Socket;
}

const HALF: HalfOpen = { allowHalfOpen: true };
const WHOLE: HalfOpen = { allowHalfOpen: false };
const SIDES: readonly Side[] = ['client', 'server'];

/** Drives sockets over a transport. */
export function tcpSocket(transport: Transport, port: number): SocketDriver {
  return {
    closeEvent: 'close',
    given: { write: () => ['hello'] },
    saysFull: ['write'],
    // While the peer's end is being heard the others are in between.
    tellingBy: ['writable', 'destroyed'],
    hear: (socket, event, handler) => {
      // Every stream is an emitter.
      (socket as EventEmitter).on(event, handler);
    },
    listening: {
      event: 'close',
      async bring(listen) {
        const { socket } = await connected(transport, 'client', WHOLE, listen);
        socket.destroy();
      },
    },
    ways: SIDES.flatMap((side) => waysOf(transport, side, port)),
    scenarios: SIDES.flatMap((side) => scenariosOf(transport, side, port)),
  };
}

function waysOf(transport: Transport, side: Side, deserted: number): readonly Way[] {
  const way = (
    state: Way['state'],
    name: string,
    proof: Way['proof'],
    bring: (stage: Stage, peer: Peer) => void | Promise<void>,
    options = WHOLE,
  ): Way => ({
    state,
    proof,
    name: `${side}: ${name}`,
    async reach(stage) {
      const peer = await connected(transport, side, options, stage.observe);
      await quiet();
      await bring(stage, peer);
      return peer;
    },
  });
  const both = [
    way('open', 'connected', null, () => {}),
    way('open', 'the peer has written', 'data', async (_, { socket }) => {
      socket.write('hello');
      await quiet();
    }),
    way(
      'open',
      "the peer's end, which leaves ours open",
      'end',
      async (_, { socket }) => {
        socket.end();
        await quiet();
      },
      HALF,
    ),
    ...Object.entries(transport.closers).map(([closes, after]) =>
      way(after, `${closes}()`, null, (stage) => stage.close(closes)),
    ),
    way('closing', 'end(), and what follows', null, async (stage) => {
      stage.close('end');
      await quiet();
    }),
    way('closed', 'destroy(), and its close event', 'close', async (stage) => {
      stage.close('destroy');
      await quiet();
    }),
    way('closed', 'end() on both sides', 'close', async (stage, { socket }) => {
      stage.close('end');
      socket.end();
      await quiet();
    }),
    way('closed', "the peer's end", 'close', async (_, { socket }) => {
      socket.end();
      await quiet();
    }),
    way('closed', "the peer's reset", 'close', async (_, { socket }) => {
      transport.reset(socket);
      await quiet();
    }),
  ];
  if (side === 'server') return both;
  return [
    ...both,
    // Left out: `end()` at this point, after which `readyState` goes on to say 'opening' for a while.
    connecting(transport, 'open', 'just made', () => {}),
    connecting(transport, 'closed', 'destroy() while connecting', (stage) => stage.close('destroy')),
    {
      state: 'closed',
      name: 'client: connection refused',
      proof: 'close',
      async reach(stage) {
        stage.observe(transport.connect(deserted, WHOLE));
        await quiet();
        return { arrived: () => [] };
      },
    },
  ];
}

/** A way that ends before the connection is up. */
function connecting(
  transport: Transport,
  state: Way['state'],
  name: string,
  bring: (stage: Stage) => void,
): Way {
  return {
    state,
    name: `client: ${name}`,
    proof: null,
    async reach(stage) {
      const arrived: Arrival[] = [];
      const server = transport.serve(HALF, (socket) => watch(socket, arrived));
      stage.observe(transport.connect(await listen(server), WHOLE));
      bring(stage);
      return { arrived: () => arrived, dispose: () => server.close() };
    },
  };
}

function scenariosOf(transport: Transport, side: Side, deserted: number): readonly Scenario[] {
  const scenario = (name: string, act: (stage: Stage, peer: Peer) => Promise<void> | void): Scenario => ({
    name: `${side}: ${name}`,
    async play(stage) {
      const peer = await connected(transport, side, WHOLE, stage.observe);
      await quiet();
      await act(stage, peer);
      await quiet();
    },
  });
  const both = [
    scenario('messages, then the peer ends', async (stage, { socket }) => {
      stage.cause('message');
      socket.write('hello');
      await quiet();
      socket.write('hello');
      await quiet();
      stage.cause('farewell');
      socket.end();
    }),
    scenario('reset', (stage, { socket }) => {
      stage.cause('failure');
      transport.reset(socket);
    }),
    ...Object.keys(transport.closers).map((closes) =>
      scenario(`${closes}()`, (stage) => stage.close(closes)),
    ),
    ...Object.keys(transport.closers).map((closes) =>
      scenario(`${closes}() in a message, more of them, and the peer's end`, async (stage, { socket }) => {
        stage.cause('message');
        stage.closeOnNextEvent(closes);
        socket.write('hello');
        await quiet();
        socket.write('hello');
        await quiet();
        socket.end();
      }),
    ),
    scenario('a write after end()', (stage) => {
      stage.close('end');
      stage.call('write');
    }),
    scenario('end(), then silence', (stage) => {
      stage.close('end');
      (stage.socket() as Socket).setTimeout(1);
    }),
    scenario('more than the buffer holds, then silence', async (stage, { socket }) => {
      stage.cause('own call');
      const observed = stage.socket() as Socket;
      observed.setTimeout(1);
      await quiet();
      observed.setTimeout(0);
      socket.pause();
      observed.write('hello'.repeat(1_000_000));
      socket.resume();
      await once(observed, 'drain');
      stage.close('destroy');
    }),
  ];
  if (side === 'server') return both;
  return [
    ...both,
    {
      name: 'client: refused',
      async play(stage) {
        stage.observe(transport.connect(deserted, WHOLE));
        await quiet();
      },
    },
  ];
}

/** Connects a socket of the program with a bare end, and hands over the former as soon as it exists. */
async function connected(
  transport: Transport,
  side: Side,
  options: HalfOpen,
  seize: (socket: Socket) => void,
): Promise<Peer> {
  const arrived: Arrival[] = [];
  const peer = new Promise<Socket>((resolve) => {
    const server = transport.serve(side === 'client' ? HALF : options, (accepted) => {
      server.close();
      if (side === 'client') resolve(accepted);
      else seize(accepted);
    });
    void listen(server).then((port) => {
      if (side === 'client') seize(transport.connect(port, options));
      else void transport.callOn(port).then(resolve);
    });
  });
  const socket = await peer;
  watch(socket, arrived);
  return { socket, arrived: () => arrived, dispose: () => socket.destroy() };
}

function watch(socket: Socket, arrived: Arrival[]): void {
  const gone = (): void => {
    if (!arrived.includes('end')) arrived.push('end');
  };
  socket.on('data', () => arrived.push('text'));
  socket.on('end', gone).on('close', gone).on('error', gone);
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      // A server on a host and a port has an address object.
      resolve((server.address() as AddressInfo).port);
    });
  });
}
