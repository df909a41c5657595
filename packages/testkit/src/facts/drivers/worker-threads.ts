import { once, type EventEmitter } from 'node:events';
import * as threads from 'node:worker_threads';
import type { Driver, Names, OtherEnd, Scenario, SocketDriver, Stage, Way } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { quiet } from '../pause.ts';
import { createPortDriver, type Ports } from './message-port.ts';

export const implementations: readonly Implementation[] = [
  { name: 'worker_threads', library: 'worker-threads', runtime: 'node', open },
  { name: 'worker_threads 22', library: 'worker-threads', runtime: 'node', under: 'node-22', open },
  { name: 'worker_threads 24', library: 'worker-threads', runtime: 'node', under: 'node-24', open },
  {
    name: 'worker_threads thread',
    library: 'worker-threads',
    runtime: 'node',
    recorder: new URL('./thread.ts', import.meta.url),
    open: openInThread,
  },
];

const { BroadcastChannel, MessageChannel, MessagePort, Worker } = threads;
const SETTLE_MS = 300;

/** What a thread does when it is told to; its messages are what the driver asks for. */
const THREAD = `
  const { parentPort, workerData } = require('node:worker_threads');
  workerData.on('message', (order) => {
    if (order === 'message') parentPort.postMessage('hello');
    else if (order === 'exit') process.exit(0);
    else throw new Error('bad luck');
  });
`;

const names: Names = {
  packageName: 'worker_threads',
  classes: { Worker, MessagePort, MessageChannel, BroadcastChannel },
  entries: { ...threads },
};

/** Only in a thread is there a port to the one that started it. */
function openInThread(): Promise<Driver> {
  return Promise.resolve({ version: process.versions.node, shows: [], together: true, names, sockets: {} });
}

function open(): Promise<Driver> {
  return Promise.resolve({
    version: process.versions.node,
    shows: ['names', 'listeners'],
    names,
    sockets: { Worker: workerDriver(), MessagePort: portDriver() },
  });
}

interface Meeting extends OtherEnd {
  readonly worker: threads.Worker;
  tell(order: 'message' | 'exit' | 'throw'): void;
}

function startThread(seize: (worker: object) => void): Meeting {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(THREAD, { eval: true, workerData: port2, transferList: [port2] });
  seize(worker);
  return {
    worker,
    arrived: () => [],
    tell: (order) => port1.postMessage(order),
    dispose() {
      port1.close();
      void worker.terminate();
    },
  };
}

function workerDriver(): SocketDriver {
  const way = (
    state: Way['state'],
    name: string,
    proof: Way['proof'],
    act: (stage: Stage, meeting: Meeting) => void,
  ): Way => ({
    state,
    name,
    proof,
    async reach(stage) {
      const meeting = startThread(stage.observe);
      act(stage, meeting);
      await (proof === null ? quiet() : once(meeting.worker, proof));
      return meeting;
    },
  });
  const scenario = (name: string, act: (stage: Stage, meeting: Meeting) => void): Scenario => ({
    name,
    async play(stage) {
      const meeting = startThread(stage.observe);
      await once(meeting.worker, 'online');
      // Each of them is played until the thread has ended.
      const ended = new Promise((resolve) => void meeting.worker.once('exit', resolve));
      act(stage, meeting);
      await ended;
      await quiet();
      meeting.dispose?.();
    },
  });
  return {
    closeEvent: 'exit',
    settleMs: SETTLE_MS,
    given: {},
    hear,
    listening: {
      event: 'exit',
      async bring(listen) {
        const { worker, tell } = startThread(listen);
        tell('exit');
        await once(worker, 'exit');
        await quiet();
      },
    },
    ways: [
      way('open', 'running', 'online', () => {}),
      way('closed', 'terminate()', null, (stage) => stage.close('terminate')),
      way('closed', 'the thread exits', 'exit', (_, { tell }) => tell('exit')),
    ],
    scenarios: [
      scenario('a message, then terminate()', (stage, { tell, worker }) => {
        stage.cause('message');
        tell('message');
        worker.once('message', () => stage.close('terminate'));
      }),
      scenario('the thread exits', (stage, { tell }) => {
        stage.cause('farewell');
        tell('exit');
      }),
      scenario('the thread throws', (stage, { tell }) => {
        stage.cause('failure');
        tell('throw');
      }),
    ],
  };
}

function connect(seize: (port: object) => void): Ports {
  const { port1, port2 } = new MessageChannel();
  seize(port1);
  return { other: port2, arrived: () => [], dispose: () => port2.close() };
}

function portDriver(): SocketDriver {
  return createPortDriver({
    connect,
    hear,
    proof: 'close',
    first: [
      'close() in the first of two messages',
      (stage, { other }) => {
        stage.cause('message');
        stage.closeOnNextEvent('close');
        other.postMessage('hello');
        other.postMessage('hello');
        return quiet();
      },
    ],
  });
}

function hear(socket: object, event: string, handler: (...given: readonly unknown[]) => void): void {
  // Workers are emitters, and so are the ports of Node.
  (socket as EventEmitter).on(event, handler);
}
