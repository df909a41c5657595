import type { EventEmitter } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { Driver, Scenario, Stage, Way } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { importFrom, versionOf } from '../installed.ts';
import { quiet } from '../pause.ts';
import { portOf } from '../port-of.ts';
import type { Arrival } from '../recording.ts';

export const implementations: readonly Implementation[] = [
  { name: 'mqtt', library: 'mqtt', runtime: 'mqtt', needs: 'libraries', open },
];

interface Mqtt {
  connect(url: string, options: object): object;
}

/** A broker that lets nobody in until it is told to. */
interface Broker {
  readonly port: number;
  arrived(): readonly Arrival[];
  answer(): void;
  /** Lets nobody in any more. */
  fallSilent(): void;
  publish(): void;
  reset(): void;
  dispose(): void;
}

/** As much of the broker's package as is used. */
interface Aedes extends EventEmitter {
  readonly handle: (socket: Socket) => void;
  publish(packet: object, done: () => void): void;
}

const SETTLE_MS = 150;
const RETRY_MS = 5;
const CLOSERS = ['end', 'endAsync'];

async function open(): Promise<Driver> {
  const { connect } = (await importFrom('libraries', 'mqtt')) as unknown as Mqtt;
  const { Aedes: broker } = (await importFrom('libraries', 'aedes')) as {
    readonly Aedes: { createBroker(): Promise<Aedes> };
  };
  const start = async (): Promise<Broker> => startBroker(await broker.createBroker());
  const make = (port: number): object =>
    connect(`mqtt://127.0.0.1:${port}`, { reconnectPeriod: RETRY_MS, connectTimeout: 120_000 });
  const message = ['news', 'hello'];
  const topic = ['news'];
  return {
    version: versionOf('libraries', 'mqtt'),
    shows: ['properties'],
    sockets: {
      MqttClient: {
        ways: waysOf(start, make),
        scenarios: scenariosOf(start, make),
        closeEvent: 'end',
        settleMs: SETTLE_MS,
        given: {
          publish: () => message,
          // With options, so that a callback, which they do not take, cannot be mistaken for them.
          publishAsync: () => [...message, {}],
          subscribe: () => topic,
          subscribeAsync: () => [...topic, {}],
          unsubscribe: () => topic,
          unsubscribeAsync: () => [...topic, {}],
        },
        // Every client is an emitter.
        hear: (client, event, handler) => void (client as EventEmitter).on(event, handler),
      },
    },
  };
}

async function startBroker(aedes: Aedes): Promise<Broker> {
  const arrived: Arrival[] = [];
  const connections = new Set<Socket>();
  const waiting: Socket[] = [];
  let lets = false;
  aedes.on('publish', (_: unknown, client: unknown) => {
    if (client !== null) arrived.push('text');
  });
  aedes.on('subscribe', () => arrived.push('ping')).on('unsubscribe', () => arrived.push('ping'));
  const server = createServer((socket) => {
    connections.add(socket);
    socket.on('close', () => arrived.push('end')).on('error', () => {});
    if (lets) aedes.handle(socket);
    else waiting.push(socket);
  });
  const port = await portOf(server.listen(0, '127.0.0.1'));
  return {
    port,
    arrived: () => arrived,
    answer() {
      lets = true;
      for (const socket of waiting.splice(0)) aedes.handle(socket);
    },
    fallSilent() {
      lets = false;
    },
    publish: () => aedes.publish({ cmd: 'publish', topic: 'news', payload: 'hello', qos: 0 }, () => {}),
    reset() {
      for (const socket of connections) socket.resetAndDestroy();
      connections.clear();
    },
    dispose: () => server.close(),
  };
}

async function answered(broker: Broker): Promise<void> {
  broker.answer();
  await quiet();
}

async function lost(broker: Broker): Promise<void> {
  broker.fallSilent();
  broker.reset();
  await quiet();
}

type Start = () => Promise<Broker>;
type Make = (port: number) => object;
type Act = (stage: Stage, broker: Broker) => Promise<void> | void;

function waysOf(start: Start, make: Make): readonly Way[] {
  const way = (state: Way['state'], name: string, proof: Way['proof'], bring: Act): Way => ({
    state,
    name,
    proof,
    async reach(stage) {
      const broker = await start();
      stage.observe(make(broker.port));
      await bring(stage, broker);
      const { arrived, answer, dispose } = broker;
      return state === 'connecting' ? { arrived, letIn: answer, dispose } : { arrived, dispose };
    },
  });
  return [
    way('connecting', 'just made', null, () => {}),
    way('connecting', 'unanswered', null, () => quiet()),
    way('connecting', 'the connection is lost', 'close', async (_, broker) => {
      await quiet();
      await answered(broker);
      await lost(broker);
    }),
    way('open', 'let in', 'connect', async (_, broker) => {
      await quiet();
      await answered(broker);
    }),
    ...CLOSERS.flatMap((closes) => [
      way('closed', `${closes}(), just now`, null, async (stage, broker) => {
        await quiet();
        await answered(broker);
        stage.close(closes);
      }),
      way('closed', `${closes}()`, 'end', async (stage, broker) => {
        await quiet();
        await answered(broker);
        stage.close(closes);
        await quiet(SETTLE_MS);
      }),
      way('closed', `${closes}() while connecting`, null, async (stage) => {
        await quiet();
        stage.close(closes);
        await quiet();
      }),
    ]),
  ];
}

function scenariosOf(start: Start, make: Make): readonly Scenario[] {
  const scenario = (name: string, act: Act): Scenario => ({
    name,
    async play(stage) {
      const broker = await start();
      stage.observe(make(broker.port));
      await quiet();
      stage.cause('answer');
      await answered(broker);
      await act(stage, broker);
      await quiet(SETTLE_MS);
      broker.dispose();
    },
  });
  return [
    ...CLOSERS.map((closes) => scenario(`${closes}()`, (stage) => stage.close(closes))),
    scenario('messages, then end()', async (stage, broker) => {
      stage.call('subscribe');
      await quiet();
      stage.cause('message');
      broker.publish();
      await quiet();
      stage.close('end');
    }),
    scenario('the connection is lost, found again, and ended', async (stage, broker) => {
      stage.cause('failure');
      await lost(broker);
      await quiet(SETTLE_MS);
      stage.cause('answer');
      await answered(broker);
      stage.close('end');
    }),
    scenario('the broker is gone, then end()', async (stage, broker) => {
      stage.cause('failure');
      broker.dispose();
      broker.reset();
      await quiet(SETTLE_MS);
      stage.close('end');
    }),
    scenario('end(), a message, then reconnect()', async (stage) => {
      stage.close('end');
      await quiet(SETTLE_MS);
      stage.call('publish');
      await quiet();
      stage.cause('answer');
      // It was a client a moment ago.
      (stage.socket() as { reconnect(): void }).reconnect();
    }),
  ];
}
