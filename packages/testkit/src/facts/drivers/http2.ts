import { once, type EventEmitter } from 'node:events';
import * as http2 from 'node:http2';
import type { Socket } from 'node:net';
import type { Driver, OtherEnd, Scenario, SocketDriver, Stage, Way } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { quiet } from '../pause.ts';
import { portOf } from '../port-of.ts';
import type { Arrival } from '../recording.ts';
import { sessionDriver } from './http2-session.ts';

export const implementations: readonly Implementation[] = [
  { name: 'http2', library: 'http2', runtime: 'node', open },
  { name: 'http2 22', library: 'http2', runtime: 'node', under: 'node-22', open },
  { name: 'http2 24', library: 'http2', runtime: 'node', under: 'node-24', open },
];

const { NGHTTP2_CANCEL, NGHTTP2_INTERNAL_ERROR } = http2.constants;
// More than a stream takes in while nobody reads it.
const A_LOT = 'hello'.repeat(100_000);

async function open(): Promise<Driver> {
  const meet = await openMeetings();
  const { client, server } = SIDES;
  return {
    version: process.versions.node,
    shows: ['birth', 'properties', 'listeners'],
    sockets: {
      ServerHttp2Stream: socketDriver('server', async (seize) => server(await meet(null, seize))),
      ClientHttp2Stream: socketDriver('client', async (seize) => client(await meet(seize, null))),
      ClientHttp2Session: await sessionDriver(),
    },
  };
}

/** A request, as both ends have it. */
interface Exchange {
  readonly session: http2.ClientHttp2Session;
  readonly client: http2.ClientHttp2Stream;
  readonly server: http2.ServerHttp2Stream;
}

/** A stream on the stage, and the other end of it. */
interface Meeting extends OtherEnd {
  readonly stream: http2.Http2Stream;
  readonly other: http2.Http2Stream;
  /** Breaks the connection under both. */
  reset(): void;
}

type Meet = (seize: (stream: object) => void) => Promise<Meeting>;
type Seize = ((stream: object) => void) | null;

/** Runs a server; a meeting is a request to it that nobody has answered yet. */
async function openMeetings(): Promise<(client: Seize, server: Seize) => Promise<Exchange>> {
  const awaited = new Map<string, (stream: http2.ServerHttp2Stream) => void>();
  const host = http2.createServer().on('stream', (stream, { ':path': path = '' }) => {
    awaited.get(path)?.(stream);
  });
  const port = await portOf(host.listen(0, '127.0.0.1'));
  return (seizeClient, seizeServer) =>
    new Promise((resolve) => {
      const path = `/${awaited.size}`;
      const session = http2.connect(`http://127.0.0.1:${port}`).on('error', () => {});
      const client = session.request({ ':path': path, ':method': 'POST' });
      seizeClient?.(client);
      awaited.set(path, (server) => {
        seizeServer?.(server);
        resolve({ session, client, server });
      });
    });
}

const SIDES = {
  client: ({ session, client, server }: Exchange): Meeting =>
    meetingOf(session, client, server, listenTo(server)),
  server({ session, client, server }: Exchange): Meeting {
    const arrived = listenTo(client);
    const head = (): void => void arrived.push('head');
    client.on('response', head).on('headers', head);
    session.on('stream', head);
    return meetingOf(session, server, client, arrived);
  },
};

function meetingOf(
  session: http2.ClientHttp2Session,
  stream: http2.Http2Stream,
  other: http2.Http2Stream,
  arrived: readonly Arrival[],
): Meeting {
  return {
    stream,
    other,
    arrived: () => arrived,
    reset() {
      // Of the streams on a plain connection, this is one of `net`.
      (session.socket as Socket).resetAndDestroy();
    },
    dispose: () => session.destroy(),
  };
}

function listenTo(stream: http2.Http2Stream): Arrival[] {
  const arrived: Arrival[] = [];
  stream
    .on('data', () => arrived.push('text'))
    .on('end', () => arrived.push('end'))
    .on('close', () => arrived.push('end'))
    .on('error', () => {});
  return arrived;
}

type Act = (stage: Stage, meeting: Meeting) => void | Promise<void>;

function socketDriver(side: 'client' | 'server', meet: Meet): SocketDriver {
  const way = (state: Way['state'], name: string, proof: Way['proof'], act: Act): Way => ({
    state,
    name: `${side}: ${name}`,
    proof,
    async reach(stage) {
      const meeting = await meet(stage.observe);
      await quiet();
      await act(stage, meeting);
      if (proof !== null) await quiet();
      return meeting;
    },
  });
  const scenario = (name: string, act: Act): Scenario => ({
    name: `${side}: ${name}`,
    async play(stage) {
      const meeting = await meet(stage.observe);
      await quiet();
      await act(stage, meeting);
      await quiet();
      meeting.dispose?.();
    },
  });
  const closedBy =
    (method: string): Act =>
    (stage) =>
      stage.close(method);
  const cancelled: Act = (_, { other }) => other.close(NGHTTP2_CANCEL);
  const failed: Act = (_, { other }) => other.close(NGHTTP2_INTERNAL_ERROR);
  const lost: Act = (_, { reset }) => reset();
  const ended: Act = (stage, { stream, other }) => {
    for (const end of [stream, other]) if ('respond' in end) (end as http2.ServerHttp2Stream).respond();
    other.end();
    stage.close('end');
  };
  return {
    closeEvent: 'close',
    saysFull: ['write'],
    tellingBy: ['closed'],
    // Once it is closed this depends on how far it got.
    glimpse: (stream) => ({
      ended: Reflect.get(stream, 'closed') === true ? null : Reflect.get(stream, 'writableEnded') === true,
    }),
    given: {
      write: () => ['hello'],
      respond: () => [{ ':status': 200 }],
      additionalHeaders: () => [{ ':status': 103 }],
      pushStream: () => [{ ':path': '/pushed' }, () => {}],
    },
    hear: (stream, event, handler) => {
      // Streams are emitters.
      (stream as EventEmitter).on(event, handler);
    },
    listening: {
      event: 'close',
      async bring(listen) {
        const { stream } = await meet(listen);
        stream.destroy();
      },
    },
    ways: [
      way('open', 'requested', null, () => {}),
      way('closing', 'end()', null, closedBy('end')),
      way('closing', 'end(), a while ago', null, async (stage) => {
        stage.close('end');
        await quiet();
      }),
      // Left out: right after `close()`, where a write is an error event as after `end()`, until the next turn.
      way('closed', 'destroy()', null, closedBy('destroy')),
      way('closed', 'close(), and its event', 'close', closedBy('close')),
      way('closed', 'destroy(), and its event', 'close', closedBy('destroy')),
      way('closed', 'both end, and the close event', 'close', ended),
      way('closed', 'the other end cancels', 'close', cancelled),
      way('closed', 'the other end fails', 'close', failed),
      way('closed', 'the connection is lost', 'close', lost),
    ],
    scenarios: [
      scenario('an answer and data, then both end', async (stage, { other }) => {
        stage.cause('answer');
        if ('respond' in other) (other as http2.ServerHttp2Stream).respond();
        await quiet();
        stage.cause('message');
        other.write('hello');
        await quiet();
        other.write('hello');
        await quiet();
        stage.cause('farewell');
        other.end();
        await quiet();
        stage.close('end');
      }),
      scenario('data without an answer before, and it is cancelled', async (stage, meeting) => {
        stage.cause('message');
        meeting.other.write('hello');
        await quiet();
        stage.cause('farewell');
        await cancelled(stage, meeting);
      }),
      scenario('the other end cancels', async (stage, meeting) => {
        stage.cause('farewell');
        await cancelled(stage, meeting);
      }),
      scenario('the other end fails', async (stage, meeting) => {
        stage.cause('failure');
        await failed(stage, meeting);
      }),
      scenario('the connection is lost', async (stage, meeting) => {
        stage.cause('failure');
        await lost(stage, meeting);
      }),
      ...['end', 'close', 'destroy'].flatMap((method) => [
        scenario(`${method}()`, closedBy(method)),
        scenario(`${method}() in a handler of data`, async (stage, { other }) => {
          stage.cause('message');
          other.write('hello');
          await quiet();
          stage.closeOnNextEvent(method);
          for (const text of ['one', 'two', 'three']) other.write(text);
        }),
      ]),
      scenario('close() in a handler of data that was kept back', async (stage, { stream, other }) => {
        stream.pause();
        for (const text of ['one', 'two', 'three']) {
          other.write(text);
          await quiet();
        }
        stage.cause('message');
        stage.closeOnNextEvent('close');
        stream.resume();
      }),
      scenario('write() after end()', (stage) => {
        stage.close('end');
        stage.call('write');
      }),
      scenario('end(), and the other end goes on', async (stage, { other }) => {
        stage.close('end');
        await quiet();
        stage.cause('message');
        other.write('hello');
        await quiet();
        stage.cause('farewell');
        other.end();
      }),
      scenario('more than the buffer holds, then close()', async (stage, { stream }) => {
        stage.cause('own call');
        stream.write(A_LOT);
        await once(stream, 'drain');
        stage.close('close');
      }),
    ],
  };
}
