import { once, type EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import type { Driver, OtherEnd, Scenario, SocketClass, Way } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { importFrom, requireFrom, versionOf } from '../installed.ts';
import { quiet } from '../pause.ts';
import { portOf } from '../port-of.ts';
import type { Arrival } from '../recording.ts';
import { webSocketLives } from '../websocket/lives.ts';
import { ENGINE_IO } from './engine-io.ts';

export const implementations: readonly Implementation[] = [
  {
    name: 'engine.io-client',
    library: 'engine-io-client',
    runtime: 'engine.io-client',
    needs: 'libraries',
    open,
  },
];

/** Connects to an address, at whose path the server is. */
type Connect = (url: string) => object;

async function open(): Promise<Driver> {
  const entries = await importFrom('libraries', 'engine.io-client');
  const { Socket } = entries as { readonly Socket: SocketClass };
  const connect: Connect = (url) => {
    const { host, pathname } = new URL(url);
    const options = { transports: ['websocket'], path: pathname };
    return Reflect.construct(Socket, [`ws://${host}`, options]) as object;
  };
  const { ways, scenarios, ...lives } = await webSocketLives(
    {
      client: { born: 'connecting', connect: (url, seize) => seize(connect(url)) },
      // With nothing to send there is nothing to wait for.
      closers: { close: 'closed' },
      openEvent: 'open',
      closeEvent: 'close',
    },
    ENGINE_IO,
  );
  const meet = meetingsWith(connect);
  return {
    version: versionOf('libraries', 'engine.io-client'),
    // Up to version 5 it was had under other names.
    shows: ['birth', 'properties', 'listeners'],
    sockets: {
      Socket: {
        ...lives,
        ways: [
          ...ways,
          ...ways
            .filter(({ state }) => state === 'open' || state === 'connecting')
            .map((way) => closedWhileSending(way)),
          ...waysBeside(meet),
        ],
        scenarios: [...scenarios, ...scenariosBeside(meet)],
        given: { send: () => ['hello'], write: () => ['hello'] },
        // Its emitter has the methods of Node's.
        hear: (socket, event, handler) => void (socket as EventEmitter).on(event, handler),
      },
    },
  };
}

/** The end has to wait for the message. */
function closedWhileSending(opened: Way): Way {
  return {
    state: 'closing',
    name: `${opened.name}, then close() while a message waits`,
    proof: null,
    async reach(stage) {
      const { arrived } = await opened.reach(stage);
      stage.call('send');
      stage.close('close');
      return { arrived };
    },
  };
}

/** A socket that the package's own server accepted, and what the server has of it. */
interface Meeting extends OtherEnd {
  readonly accepted: Accepted;
}

interface Accepted extends EventEmitter {
  send(text: string): void;
  close(): void;
}

type Meet = (seize: (socket: object) => void) => Promise<Meeting>;

/** Starts a server for each meeting. */
function meetingsWith(connect: Connect): Meet {
  const { attach } = requireFrom('libraries')('engine.io') as {
    readonly attach: (http: object) => EventEmitter;
  };
  return async (seize) => {
    const http = createServer().listen(0, '127.0.0.1');
    const connection = once(attach(http), 'connection');
    seize(connect(`ws://127.0.0.1:${await portOf(http)}/engine.io`));
    // The event hands over the socket alone.
    const [accepted] = (await connection) as [Accepted];
    const arrived: Arrival[] = [];
    accepted.on('message', () => arrived.push('text')).on('close', () => arrived.push('end'));
    await quiet();
    return { accepted, arrived: () => arrived, dispose: () => http.close() };
  };
}

function waysBeside(meet: Meet): readonly Way[] {
  const way = (
    state: Way['state'],
    name: string,
    proof: Way['proof'],
    act: (accepted: Accepted) => void,
  ): Way => ({
    state,
    name: `beside its server: ${name}`,
    proof,
    async reach(stage) {
      const meeting = await meet(stage.observe);
      act(meeting.accepted);
      await quiet();
      return meeting;
    },
  });
  return [
    way('open', 'connected', 'open', () => {}),
    way('closed', 'the server closes', 'close', (accepted) => accepted.close()),
  ];
}

function scenariosBeside(meet: Meet): readonly Scenario[] {
  return [
    {
      name: 'beside its server: a message, and the server closes',
      async play(stage) {
        stage.cause('answer');
        const { accepted, dispose } = await meet(stage.observe);
        stage.cause('message');
        accepted.send('hello');
        await quiet();
        stage.cause('farewell');
        accepted.close();
        await quiet();
        dispose?.();
      },
    },
  ];
}
