import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { OtherEnd, Scenario, SocketDriver, Stage, Way } from '../driver.ts';
import { handlersBySocket, type Handlers } from '../handlers.ts';
import { quiet } from '../pause.ts';
import type { Arrival } from '../recording.ts';
import { bun, methodsTelling } from './bun-global.ts';

const HOST = '127.0.0.1';

/** Brings about what happens to a TCP socket. */
type Act = (stage: Stage, peer: Peer) => void | Promise<void>;

interface Peer extends OtherEnd {
  readonly socket: Socket;
}

type Side = 'client' | 'server';

const SIDES: readonly Side[] = ['client', 'server'];
const TCP_CLOSERS = ['end', 'terminate'] as const;

/** Drives both ends of Bun's TCP sockets. */
export function bunTcpSocket(): SocketDriver {
  const handlers = handlersBySocket();
  const meet = (side: Side, stage: Stage): Promise<Peer> =>
    side === 'client' ? callFromBun(handlers, stage) : callBun(handlers, stage);
  return {
    closeEvent: 'close',
    hear: handlers.hear,
    given: { write: () => ['hello'] },
    // It returns how many bytes it was given.
    saysFull: ['end'],
    ways: SIDES.flatMap((side) => tcpWays(side, (stage) => meet(side, stage))),
    scenarios: SIDES.flatMap((side) => tcpScenarios(side, (stage) => meet(side, stage))),
  };
}

function tcpWays(side: Side, meet: (stage: Stage) => Promise<Peer>): readonly Way[] {
  const way = (state: Way['state'], name: string, proof: Way['proof'], act: Act): Way => ({
    state,
    proof,
    name: `TCP ${side}: ${name}`,
    async reach(stage) {
      const peer = await meet(stage);
      await act(stage, peer);
      return peer;
    },
  });
  return [
    way('open', 'connected', null, () => {}),
    ...TCP_CLOSERS.flatMap((closes) => [
      way('closed', `${closes}()`, null, (stage) => stage.close(closes)),
      way('closed', `${closes}(), and its close event`, 'close', async (stage) => {
        stage.close(closes);
        await quiet();
      }),
    ]),
    way('closed', "the peer's end", 'close', async (_, { socket }) => {
      socket.end();
      await quiet();
    }),
    way('closed', "the peer's reset", 'close', async (_, { socket }) => {
      socket.resetAndDestroy();
      await quiet();
    }),
  ];
}

function tcpScenarios(side: Side, meet: (stage: Stage) => Promise<Peer>): readonly Scenario[] {
  const scenario = (name: string, act: Act): Scenario => ({
    name: `TCP ${side}: ${name}`,
    async play(stage) {
      const peer = await meet(stage);
      await act(stage, peer);
      await quiet();
    },
  });
  return [
    scenario('messages, then the peer ends', async (stage, { socket }) => {
      stage.cause('message');
      socket.write('hello');
      await quiet();
      stage.cause('farewell');
      socket.end();
    }),
    scenario('reset', (stage, { socket }) => {
      stage.cause('failure');
      socket.resetAndDestroy();
    }),
    scenario('more than the buffer holds', async (stage, { socket }) => {
      socket.pause();
      stage.cause('own call');
      // A Bun socket; `write` takes text.
      (stage.socket() as { write(text: string): number }).write('hello'.repeat(2_000_000));
      await quiet();
      socket.resume();
    }),
    ...TCP_CLOSERS.flatMap((closes) => [
      scenario(`${closes}()`, (stage) => stage.close(closes)),
      scenario(`${closes}() in a message, and more of them`, async (stage, { socket }) => {
        stage.cause('message');
        stage.closeOnNextEvent(closes);
        socket.write('hello');
        socket.write('hello');
        await quiet();
        socket.write('hello');
      }),
    ]),
  ];
}

/** Lets Bun connect to a bare end. */
async function callFromBun(handlers: Handlers, stage: Stage): Promise<Peer> {
  const accepted = new Promise<Socket>((resolve) => {
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      server.close();
      resolve(socket);
    }).listen(0, HOST, () => {
      // A server on a host and a port has an address object.
      const { port } = server.address() as AddressInfo;
      void bun.connect({ hostname: HOST, port, socket: handlerOf(handlers, stage) });
    });
  });
  return watched(await accepted);
}

/** Lets a bare end connect to Bun. */
async function callBun(handlers: Handlers, stage: Stage): Promise<Peer> {
  const server = bun.listen({ hostname: HOST, port: 0, socket: handlerOf(handlers, stage) });
  const socket = connect({ port: server.port, host: HOST, allowHalfOpen: true });
  const peer = watched(socket);
  await quiet();
  server.stop();
  return peer;
}

function handlerOf(handlers: Handlers, stage: Stage): object {
  const { open: opened, ...others } = methodsTelling(handlers, [
    'open',
    'data',
    'drain',
    'close',
    'end',
    'error',
  ]);
  return {
    ...others,
    open(socket: object) {
      stage.observe(socket);
      opened?.(socket);
    },
  };
}

async function watched(socket: Socket): Promise<Peer> {
  const arrived: Arrival[] = [];
  const gone = (): void => {
    if (!arrived.includes('end')) arrived.push('end');
  };
  socket.on('data', () => arrived.push('text'));
  socket.on('end', gone).on('close', gone).on('error', gone);
  await quiet();
  return { socket, arrived: () => arrived, dispose: () => socket.destroy() };
}
