import type { EventEmitter } from 'node:events';
import type { Driver, Scenario, Stage, Way } from '../driver.ts';
import { desertedPort } from '../deserted-port.ts';
import type { Implementation } from '../implementation.ts';
import { importFrom, versionOf } from '../installed.ts';
import { quiet } from '../pause.ts';
import { startRedisServer, type RedisServer } from './redis-server.ts';
import { answered, lost, waysWith } from './redis-ways.ts';

export const implementations: readonly Implementation[] = [
  { name: 'redis', library: 'redis', runtime: 'redis', needs: 'libraries', open },
];

/** As much of a client as a driver does of its own accord. */
interface Client extends EventEmitter {
  connect(): Promise<unknown>;
}

type CreateClient = (options: object) => Client;

/** Connects a client that is on the stage. */
type Connect = (stage: Stage, port: number) => void;

const SETTLE_MS = 120;
const RETRY_MS = 5;
const PATIENCE_MS = 120_000;
const CLOSERS = ['close', 'quit', 'disconnect', 'destroy'];

async function open(): Promise<Driver> {
  const { createClient } = (await importFrom('libraries', 'redis')) as {
    readonly createClient: CreateClient;
  };
  const deserted = await desertedPort();
  const make = (port: number): Client =>
    createClient({
      socket: { host: '127.0.0.1', port, reconnectStrategy: () => RETRY_MS, connectTimeout: PATIENCE_MS },
      // What waits longer is given up.
      commandOptions: { timeout: PATIENCE_MS },
    });
  const connect: Connect = (stage, port) => {
    const client = make(port);
    stage.observe(client);
    // It says in its events, too, what becomes of it.
    client.connect().catch(() => {});
  };
  const message = ['news', 'hello'];
  return {
    version: versionOf('libraries', 'redis'),
    shows: ['properties'],
    sockets: {
      RedisClient: {
        ways: waysOf(connect),
        scenarios: scenariosOf(connect, deserted),
        closeEvent: 'end',
        settleMs: SETTLE_MS,
        given: {
          publish: () => message,
          sPublish: () => message,
          sendCommand: () => [['PUBLISH', ...message]],
        },
        // Every client is an emitter.
        hear: (client, event, handler) => void (client as EventEmitter).on(event, handler),
      },
    },
  };
}

function waysOf(connect: Connect): readonly Way[] {
  const way = waysWith(async (stage, port) => {
    connect(stage, port);
    await quiet();
  });
  return [
    way('connecting', 'connect()', null, () => {}),
    way('open', 'connect(), answered', 'ready', (_, server) => answered(server)),
    way('connecting', 'the connection is lost', 'error', async (_, server) => {
      await answered(server);
      await lost(server);
    }),
    ...CLOSERS.map((closes) =>
      way('closed', `${closes}()`, 'end', async (stage, server) => {
        await answered(server);
        stage.close(closes);
        await quiet();
      }),
    ),
    way('closing', 'quit(), unanswered', null, async (stage, server) => {
      await answered(server);
      server.fallSilent();
      stage.close('quit');
    }),
    way('closed', 'destroy() while connecting', null, async (stage) => {
      stage.close('destroy');
      await quiet();
    }),
  ];
}

function scenariosOf(connect: Connect, deserted: number): readonly Scenario[] {
  const scenario = (
    name: string,
    act: (stage: Stage, server: RedisServer) => Promise<void> | void,
  ): Scenario => ({
    name,
    async play(stage) {
      const server = await startRedisServer();
      connect(stage, server.port);
      await quiet();
      stage.cause('answer');
      server.answer();
      await quiet();
      await act(stage, server);
      await quiet();
      server.dispose();
    },
  });
  return [
    ...CLOSERS.map((closes) => scenario(`${closes}()`, (stage) => stage.close(closes))),
    scenario('the connection is lost, found again, and ended', async (stage, server) => {
      stage.cause('failure');
      server.fallSilent();
      server.reset();
      await quiet(SETTLE_MS);
      stage.cause('answer');
      server.answer();
      await quiet(SETTLE_MS);
      stage.close('destroy');
    }),
    scenario('destroy(), then connect()', async (stage) => {
      stage.close('destroy');
      await quiet();
      stage.cause('answer');
      // It was a client a moment ago.
      await (stage.socket() as Client).connect();
    }),
    {
      name: 'refused, then destroy()',
      async play(stage) {
        connect(stage, deserted);
        await quiet();
        stage.close('destroy');
        await quiet();
      },
    },
  ];
}
