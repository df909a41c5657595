import * as childProcess from 'node:child_process';
import { once, type EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Driver, OtherEnd, Scenario, SocketDriver, Stage, Way } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { quiet } from '../pause.ts';
import type { Arrival } from '../recording.ts';

export const implementations: readonly Implementation[] = [
  { name: 'child_process', library: 'child-process', runtime: 'node', open },
  { name: 'child_process 22', library: 'child-process', runtime: 'node', under: 'node-22', open },
  { name: 'child_process 24', library: 'child-process', runtime: 'node', under: 'node-24', open },
];

const { fork } = childProcess;
const CHILD = fileURLToPath(new URL('./child.js', import.meta.url));
const SETTLE_MS = 300;

function open(): Promise<Driver> {
  return Promise.resolve({
    version: process.versions.node,
    shows: ['names', 'birth', 'properties', 'listeners'],
    names: {
      packageName: 'child_process',
      classes: { ChildProcess: childProcess.ChildProcess },
      entries: { ...childProcess },
    },
    sockets: { ChildProcess: socketDriver() },
  });
}

function socketDriver(): SocketDriver {
  return {
    closeEvent: 'disconnect',
    settleMs: SETTLE_MS,
    given: { send: () => ['hello'] },
    saysFull: ['send'],
    hear: (socket, event, handler) => {
      // Processes are emitters.
      (socket as EventEmitter).on(event, handler);
    },
    listening: {
      event: 'disconnect',
      async bring(listen) {
        const { child } = await meet(listen);
        child.disconnect();
      },
    },
    ways: [
      way('open', 'forked', null, () => {}),
      way('closed', 'disconnect()', null, (stage) => stage.close('disconnect')),
      way('closed', 'disconnect(), and its event', 'disconnect', async (stage) => {
        stage.close('disconnect');
        await settled();
      }),
      way('closed', 'the child disconnects', 'disconnect', async (_, { child, tell }) => {
        tell('disconnect');
        await once(child, 'disconnect');
      }),
      way('closed', 'the child exits', 'exit', async (_, { child, tell }) => {
        tell('exit');
        // They come in either order.
        await Promise.all([once(child, 'disconnect'), once(child, 'exit')]);
      }),
    ],
    scenarios: [
      scenario('messages, then the child disconnects', async (stage, { tell }) => {
        stage.cause('message');
        tell('message');
        await settled();
        tell('message');
        await settled();
        stage.cause('farewell');
        tell('disconnect');
      }),
      scenario('the child exits', (stage, { tell }) => {
        stage.cause('farewell');
        tell('exit');
      }),
      scenario('send() after the child has gone', async (stage, { child, tell }) => {
        stage.cause('farewell');
        tell('exit');
        await once(child, 'disconnect');
        stage.call('send');
      }),
      scenario('the child is killed', (stage, { child }) => {
        stage.cause('failure');
        child.kill('SIGKILL');
      }),
      scenario('disconnect()', (stage) => stage.close('disconnect')),
      scenario('disconnect() in the first of several messages', (stage, { tell }) => {
        stage.cause('message');
        stage.closeOnNextEvent('disconnect');
        tell('messages');
      }),
      scenario('send() after disconnect()', (stage) => {
        stage.close('disconnect');
        stage.call('send');
      }),
      {
        name: 'no such program',
        async play(stage) {
          stage.observe(fork(CHILD, { execPath: `${CHILD}.none`, silent: true }));
          await settled();
        },
      },
    ],
  };
}

interface Meeting extends OtherEnd {
  readonly child: childProcess.ChildProcess;
  /** Makes the child do something. */
  tell(order: 'message' | 'messages' | 'disconnect' | 'exit'): void;
}

type Act = (stage: Stage, meeting: Meeting) => void | Promise<void>;

function way(state: Way['state'], name: string, proof: Way['proof'], act: Act): Way {
  return {
    state,
    name,
    proof,
    async reach(stage) {
      const meeting = await meet(stage.observe);
      await act(stage, meeting);
      return meeting;
    },
  };
}

function scenario(name: string, act: Act): Scenario {
  return {
    name,
    async play(stage) {
      const meeting = await meet(stage.observe);
      await act(stage, meeting);
      await settled();
      meeting.dispose?.();
    },
  };
}

/** Forks a child and waits until it listens. What it does and hears goes through its streams, beside the channel. */
async function meet(seize: (child: object) => void): Promise<Meeting> {
  const arrived: Arrival[] = [];
  const child = fork(CHILD, { silent: true, execArgv: [] });
  seize(child);
  const { stdout, stdin } = child;
  if (stdout === null || stdin === null) throw new Error('A silent child has streams.');
  const ready = once(stdout, 'data');
  stdout.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n')) if (line === 'text' || line === 'end') arrived.push(line);
  });
  stdin.on('error', () => {});
  await ready;
  return {
    child,
    arrived: () => arrived,
    tell: (order) => void stdin.write(`${order}\n`),
    dispose: () => void child.kill('SIGKILL'),
  };
}

function settled(): Promise<void> {
  return quiet(SETTLE_MS);
}
