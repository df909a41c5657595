import { once, type EventEmitter } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { desertedPort } from '../deserted-port.ts';
import type { Driver, OtherEnd, Scenario, SocketClass, Stage, Way } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { requireFrom, versionOf } from '../installed.ts';
import { quiet } from '../pause.ts';
import { portOf } from '../port-of.ts';
import type { Arrival } from '../recording.ts';
import { textFrame } from '../websocket/wire.ts';

export const implementations: readonly Implementation[] = [
  { name: 'sockjs-client', library: 'sockjs-client', runtime: 'sockjs-client', needs: 'libraries', open },
];

const PREFIX = '/facts';

async function open(): Promise<Driver> {
  const SockJS = requireFrom('libraries')('sockjs-client') as SocketClass;
  const deserted = await desertedPort();
  const connect = (port: number): object => {
    const options = { transports: ['websocket'] };
    return Reflect.construct(SockJS, [`http://127.0.0.1:${port}${PREFIX}`, null, options]) as object;
  };
  const call: Call = (seize) => callOn(connect, seize);
  const refused = async (stage: Stage): Promise<void> => {
    stage.observe(connect(deserted));
    await quiet();
  };
  return {
    version: versionOf('libraries', 'sockjs-client'),
    shows: ['birth', 'properties', 'constants', 'listeners'],
    sockets: {
      SockJS: {
        closeEvent: 'close',
        socketClass: SockJS,
        construct: () => connect(deserted),
        ways: [
          ...waysOf(call),
          {
            state: 'closed',
            name: 'refused',
            proof: 'close',
            async reach(stage) {
              await refused(stage);
              return { arrived: () => [] };
            },
          },
        ],
        scenarios: [...scenariosOf(call), { name: 'refused', play: refused }],
        given: { send: () => ['hello'] },
        // Its sockets are event targets, but none of the platform's.
        hear: (socket, event, handler) => (socket as EventTarget).addEventListener(event, handler),
        listening: {
          event: 'open',
          async bring(listen) {
            await (await call(listen)).answer();
          },
        },
      },
    },
  };
}

/** A client's first request, which the package's own server does not answer before it is told to. */
interface Meeting extends OtherEnd {
  letIn(): void;
  /** Answers, and waits for the connection. */
  answer(): Promise<Accepted>;
  /** Sends a frame of the protocol, once the client is connected. */
  sendFrame(text: string): void;
  /** Breaks every connection of the client. */
  reset(): void;
}

/** A connection as the server sees it. */
interface Accepted extends EventEmitter {
  write(text: string): void;
  close(): void;
}

type Call = (seize: (socket: object) => void) => Promise<Meeting>;

async function callOn(connect: (port: number) => object, seize: (socket: object) => void): Promise<Meeting> {
  const arrived: Arrival[] = [];
  const sockets = new Set<Socket>();
  const http = createServer().on('connection', (socket) => sockets.add(socket));
  const port = await portOf(http.listen(0, '127.0.0.1'));
  const request = once(http, 'request');
  seize(connect(port));
  const held = (await request) as [IncomingMessage, ServerResponse];

  const answer = async (): Promise<Accepted> => {
    const connection = once(startServer(http), 'connection');
    http.emit('request', ...held);
    // The event hands over the connection alone.
    const [accepted] = (await connection) as [Accepted];
    accepted.on('data', () => arrived.push('text')).on('close', () => arrived.push('end'));
    return accepted;
  };
  return {
    arrived: () => arrived,
    letIn: () => void answer(),
    answer,
    // The last connection is that of the WebSocket.
    sendFrame: (text) => void [...sockets].at(-1)?.write(textFrame(text, 'server')),
    reset() {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    dispose: () => http.close(),
  };
}

/** Serves with the package's own server. */
function startServer(http: Server): EventEmitter {
  const { createServer } = requireFrom('libraries')('sockjs') as {
    createServer(options: object): EventEmitter & { installHandlers(http: object, options: object): void };
  };
  const server = createServer({ log: () => {} });
  server.installHandlers(http, { prefix: PREFIX });
  return server;
}

function waysOf(call: Call): readonly Way[] {
  const way = (
    state: Way['state'],
    name: string,
    proof: Way['proof'],
    act: (stage: Stage, meeting: Meeting) => Promise<void> | void,
  ): Way => ({
    state,
    name,
    proof,
    async reach(stage) {
      const meeting = await call(stage.observe);
      await act(stage, meeting);
      const { letIn, ...end } = meeting;
      return state === 'connecting' ? { ...end, letIn } : end;
    },
  });
  const accepted =
    (act: (stage: Stage, end: Accepted, meeting: Meeting) => void) =>
    async (stage: Stage, meeting: Meeting): Promise<void> => {
      const end = await meeting.answer();
      await quiet();
      act(stage, end, meeting);
    };
  const then =
    (act: (stage: Stage, meeting: Meeting) => Promise<void> | void) =>
    async (stage: Stage, meeting: Meeting): Promise<void> => {
      await act(stage, meeting);
      await quiet();
    };
  const close = (stage: Stage): void => stage.close('close');
  return [
    way('connecting', 'unanswered', null, () => {}),
    way(
      'open',
      'answered',
      'open',
      accepted(() => {}),
    ),
    way('closing', 'close()', null, accepted(close)),
    way('closing', 'close() while connecting', null, close),
    way('closed', 'close(), and its close event', 'close', then(accepted(close))),
    way('closed', 'close() while connecting, and its close event', 'close', then(close)),
    way('closed', 'the server closes', 'close', then(accepted((_, end) => end.close()))),
    way('closed', 'reset', 'close', then(accepted((_stage, _end, meeting) => meeting.reset()))),
    way(
      'closed',
      'reset before the answer',
      'close',
      then((_, meeting) => meeting.reset()),
    ),
  ];
}

function scenariosOf(call: Call): readonly Scenario[] {
  const scenario = (
    name: string,
    act: (stage: Stage, meeting: Meeting) => Promise<void> | void,
  ): Scenario => ({
    name,
    async play(stage) {
      const meeting = await call(stage.observe);
      await act(stage, meeting);
      await quiet();
      meeting.dispose?.();
    },
  });
  const accept = async (stage: Stage, { answer }: Meeting): Promise<Accepted> => {
    stage.cause('answer');
    const accepted = await answer();
    await quiet();
    return accepted;
  };
  return [
    scenario('a message, then the server closes', async (stage, meeting) => {
      const accepted = await accept(stage, meeting);
      stage.cause('message');
      accepted.write('hello');
      await quiet();
      stage.cause('farewell');
      accepted.close();
    }),
    scenario('reset', async (stage, meeting) => {
      await accept(stage, meeting);
      stage.cause('failure');
      meeting.reset();
    }),
    scenario('reset before the answer', (stage, meeting) => {
      stage.cause('failure');
      meeting.reset();
    }),
    scenario('close()', async (stage, meeting) => {
      await accept(stage, meeting);
      stage.close('close');
    }),
    scenario('close() before the answer', (stage) => stage.close('close')),
    scenario('close() in the first of several messages', async (stage, meeting) => {
      const accepted = await accept(stage, meeting);
      stage.cause('message');
      stage.closeOnNextEvent('close');
      for (const text of ['one', 'two', 'three']) accepted.write(text);
    }),
    scenario('close() in the first of several messages of one frame', async (stage, meeting) => {
      await accept(stage, meeting);
      stage.cause('message');
      stage.closeOnNextEvent('close');
      meeting.sendFrame('a["one","two","three"]');
    }),
  ];
}
