// Workers of the web and their ports, in a browser and in the runtimes that have them outside of one.
import type { Driver, OtherEnd, Scenario, SocketDriver, Stage, Way } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { quiet } from '../pause.ts';
import { createPortDriver, type Ports } from './message-port.ts';

export const implementations: readonly Implementation[] = [
  { name: 'workers of Deno', library: 'web-workers', runtime: 'deno', under: 'deno', open },
  { name: 'workers of Bun', library: 'web-workers', runtime: 'bun', under: 'bun', open },
];

/** Starting one takes a while, and so does its end. */
const SETTLE_MS = 300;

/** What a worker does when it is told to. */
const CODE = `
  self.onmessage = ({ data, ports: [answers] }) => {
    if (data === 'throw') throw new Error('bad luck');
    (answers ?? self).postMessage('hello');
  };
`;

/** A worker or a port, as far as the driver uses it. */
interface Posting extends EventTarget {
  postMessage(message: string, given?: readonly Port[]): void;
}

/** One end of a channel. */
interface Port extends Posting {
  onmessage: unknown;
  start(): void;
  close(): void;
}

/** What the runtimes have beside Node's own names; two tell their version. */
interface Globals {
  readonly Worker: new (url: string, options: { readonly type: 'module' }) => Posting & { terminate(): void };
  readonly MessageChannel: new () => { readonly port1: Port; readonly port2: Port };
  readonly MessagePort: object;
  readonly SharedWorker?: object;
  readonly Deno?: { readonly version: { readonly deno: string } };
  readonly Bun?: { readonly version: string };
}

// Only there under such a runtime.
const { Worker, SharedWorker, MessageChannel, MessagePort, Deno, Bun } = globalThis as unknown as Globals;

function open(): Promise<Driver> {
  return Promise.resolve(webWorkersDriver(Deno?.version.deno ?? Bun?.version ?? '0.0.0'));
}

// Only browsers have all of them.
const classes = Object.fromEntries(
  Object.entries({ Worker, SharedWorker, MessageChannel, MessagePort }).filter(
    ([, one]) => one !== undefined,
  ),
);

/** Drives the workers and ports of whatever it runs in. */
export function webWorkersDriver(version: string): Driver {
  return {
    version,
    shows: ['listeners'],
    names: { packageName: null, classes, entries: {} },
    sockets: { Worker: workerDriver(), MessagePort: portDriver() },
  };
}

interface Started extends OtherEnd {
  readonly worker: Posting & { terminate(): void };
}

/** Starts a worker, and waits until it answers, which it does through a port. */
async function start(seize: (worker: object) => void): Promise<Started> {
  const url = URL.createObjectURL(new Blob([CODE], { type: 'text/javascript' }));
  const worker = new Worker(url, { type: 'module' });
  seize(worker);
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise((resolve) => (port1.onmessage = resolve));
  worker.postMessage('answer', [port2]);
  await answered;
  port1.close();
  return { worker, arrived: () => [], dispose: () => worker.terminate() };
}

function workerDriver(): SocketDriver {
  const way = (state: Way['state'], name: string, act: (stage: Stage) => void): Way => ({
    state,
    name,
    proof: null,
    async reach(stage) {
      const started = await start(stage.observe);
      act(stage);
      await quiet();
      return started;
    },
  });
  const scenario = (
    name: string,
    act: (stage: Stage, worker: Posting) => void | Promise<void>,
  ): Scenario => ({
    name,
    async play(stage) {
      const { worker, dispose } = await start(stage.observe);
      await act(stage, worker);
      await quiet(SETTLE_MS);
      dispose?.();
    },
  });
  const throwing = scenario('it throws, and is asked again', async (stage, worker) => {
    stage.cause('failure');
    worker.postMessage('throw');
    await quiet(SETTLE_MS);
    stage.cause('message');
    worker.postMessage('answer');
  });
  return {
    closeEvent: 'close',
    settleMs: SETTLE_MS,
    given: {},
    hear,
    listening: {
      event: 'message',
      async bring(listen) {
        const { worker, dispose } = await start(listen);
        worker.postMessage('answer');
        await quiet();
        dispose?.();
      },
    },
    ways: [
      way('open', 'running', () => {}),
      way('closed', 'terminated', (stage) => stage.close('terminate')),
    ],
    scenarios: [
      scenario('two messages, then terminate()', async (stage, worker) => {
        stage.cause('message');
        worker.postMessage('answer');
        worker.postMessage('answer');
        await quiet(SETTLE_MS);
        stage.close('terminate');
      }),
      // Deno ends the program by it, heard or not, unless a listener prevents that; browsers and Bun do not.
      ...(Deno === undefined ? [throwing] : []),
    ],
  };
}

function connect(seize: (port: object) => void): Ports {
  const { port1, port2 } = new MessageChannel();
  seize(port1);
  port1.start();
  return { other: port2, arrived: () => [], dispose: () => port2.close() };
}

function portDriver(): SocketDriver {
  return createPortDriver({
    connect,
    hear,
    settleMs: SETTLE_MS,
    // Not everywhere is it told.
    proof: null,
    first: [
      'a message, then close()',
      async (stage, { other }) => {
        stage.cause('message');
        other.postMessage('hello');
        await quiet();
        stage.close('close');
      },
    ],
  });
}

function hear(socket: object, event: string, handler: (...given: readonly unknown[]) => void): void {
  // Both are.
  (socket as EventTarget).addEventListener(event, handler);
}
