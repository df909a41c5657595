import type { EventEmitter } from 'node:events';
import type { Driver, Scenario, SocketClass, Stage, Way } from '../driver.ts';
import { desertedPort } from '../deserted-port.ts';
import type { Implementation } from '../implementation.ts';
import { requireFrom, versionOf } from '../installed.ts';
import { quiet } from '../pause.ts';
import { startRedisServer, type RedisServer } from './redis-server.ts';
import { answered, lost, waysWith } from './redis-ways.ts';

export const implementations: readonly Implementation[] = [
  { name: 'ioredis', library: 'ioredis', runtime: 'ioredis', needs: 'libraries', open },
];

/** As much of a client as a driver does of its own accord. */
interface Client {
  connect(): Promise<unknown>;
  subscribe(channel: string): Promise<unknown>;
  psubscribe(pattern: string): Promise<unknown>;
  readonly status: string;
}

interface Ioredis {
  readonly Redis: SocketClass;
  readonly Command: new (name: string, given: readonly string[]) => object;
}

/** Makes a client, which connects by itself. */
type Make = (port: number) => object;

const SETTLE_MS = 150;
const RETRY_MS = 5;
const CLOSERS = ['disconnect', 'quit'];

async function open(): Promise<Driver> {
  const { Redis, Command } = requireFrom('libraries')('ioredis') as Ioredis;
  const deserted = await desertedPort();
  const make: Make = (port) =>
    // A bound to what waits would reject it after so many attempts.
    Reflect.construct(Redis, [
      { port, host: '127.0.0.1', retryStrategy: () => RETRY_MS, maxRetriesPerRequest: null },
    ]) as object;
  const message = ['news', 'hello'];
  return {
    version: versionOf('libraries', 'ioredis'),
    shows: ['birth', 'properties'],
    sockets: {
      Redis: {
        ways: waysOf(make),
        scenarios: scenariosOf(make, deserted),
        closeEvent: 'end',
        settleMs: SETTLE_MS,
        // What it says of its state has many words for one that is connecting, and none for one that is closing.
        tellingBy: [],
        glimpse: (client) => ({ phase: phaseOf(client as Client) }),
        given: {
          publish: () => message,
          spublish: () => message,
          // Its second argument is a stream to write to.
          sendCommand: () => [new Command('publish', message), undefined],
        },
        // Every client is an emitter.
        hear: (client, event, handler) => void (client as EventEmitter).on(event, handler),
        construct: () => make(deserted),
      },
    },
  };
}

function phaseOf(client: Client): string {
  if (client.status === 'end') return 'ended';
  if (Reflect.get(client, 'manuallyClosing') === true) return 'ending';
  return client.status === 'ready' ? 'ready' : 'not ready';
}

function waysOf(make: Make): readonly Way[] {
  const way = waysWith((stage, port) => void stage.observe(make(port)));
  return [
    way('connecting', 'just made', null, () => {}),
    way('connecting', 'unanswered', null, () => quiet()),
    way('connecting', 'the connection is lost', 'close', async (_, server) => {
      await quiet();
      await answered(server);
      await lost(server);
    }),
    way('open', 'answered', 'ready', async (_, server) => {
      await quiet();
      await answered(server);
    }),
    ...CLOSERS.map((closes) =>
      way('closed', `${closes}()`, 'end', async (stage, server) => {
        await quiet();
        await answered(server);
        stage.close(closes);
        await quiet();
      }),
    ),
    ...CLOSERS.map((closes) =>
      way('closing', `${closes}(), just now`, null, async (stage, server) => {
        await quiet();
        await answered(server);
        stage.close(closes);
      }),
    ),
    way('closing', 'disconnect() while connecting, just now', null, async (stage) => {
      await quiet();
      stage.close('disconnect');
    }),
    way('closed', 'disconnect() while connecting', 'end', async (stage) => {
      await quiet();
      stage.close('disconnect');
      await quiet();
    }),
  ];
}

function scenariosOf(make: Make, deserted: number): readonly Scenario[] {
  const scenario = (
    name: string,
    act: (stage: Stage, server: RedisServer) => Promise<void> | void,
  ): Scenario => ({
    name,
    async play(stage) {
      const server = await startRedisServer();
      stage.observe(make(server.port));
      await quiet();
      stage.cause('answer');
      await answered(server);
      await act(stage, server);
      await quiet();
      server.dispose();
    },
  });
  return [
    ...CLOSERS.map((closes) => scenario(`${closes}()`, (stage) => stage.close(closes))),
    scenario('messages', async (stage, server) => {
      // It was a client a moment ago.
      const client = stage.socket() as Client;
      void client.subscribe('news');
      void client.psubscribe('*');
      await quiet();
      stage.cause('message');
      server.publish();
      await quiet();
      stage.close('disconnect');
    }),
    scenario('the connection is lost, found again, and ended', async (stage, server) => {
      stage.cause('failure');
      await lost(server);
      await quiet(SETTLE_MS);
      stage.cause('answer');
      await answered(server);
      stage.close('disconnect');
    }),
    scenario('disconnect(), then connect()', async (stage) => {
      stage.close('disconnect');
      await quiet();
      stage.cause('answer');
      await (stage.socket() as Client).connect();
    }),
    {
      name: 'refused, then disconnect()',
      async play(stage) {
        stage.observe(make(deserted));
        await quiet();
        stage.close('disconnect');
        await quiet();
      },
    },
  ];
}
