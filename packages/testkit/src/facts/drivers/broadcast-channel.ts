import { inspect } from 'node:util';
import { BroadcastChannel } from 'node:worker_threads';
import type { Driver, Stage, Way } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { quiet } from '../pause.ts';
import type { Arrival } from '../recording.ts';

export const implementations: readonly Implementation[] = [
  { name: 'BroadcastChannel', library: 'broadcast-channel', runtime: 'node', open },
];

function open(): Promise<Driver> {
  const way = (state: Way['state'], name: string, bring: (stage: Stage) => void): Way => ({
    state,
    name,
    proof: null,
    reach(stage) {
      const { arrived } = meet(stage);
      bring(stage);
      return Promise.resolve({ arrived });
    },
  });
  return Promise.resolve({
    version: process.versions.node,
    shows: ['birth', 'properties', 'listeners'],
    sockets: {
      BroadcastChannel: {
        closeEvent: 'close',
        // No property tells that a channel is closed; what it prints of itself does.
        glimpse: (socket) => ({ active: inspect(socket).includes('active: true') }),
        given: { postMessage: () => ['hello'] },
        // A channel of Node is an event target.
        hear: (socket, event, handler) => (socket as EventTarget).addEventListener(event, handler),
        construct: () => new BroadcastChannel(nextName()),
        listening: {
          event: 'message',
          bring(listen) {
            const name = nextName();
            listen(new BroadcastChannel(name));
            new BroadcastChannel(name).postMessage('hello');
            return Promise.resolve();
          },
        },
        ways: [way('open', 'made', () => {}), way('closed', 'close()', (stage) => stage.close('close'))],
        scenarios: [
          {
            name: 'messages, then close()',
            async play(stage) {
              const { other } = meet(stage);
              stage.cause('message');
              other.postMessage('hello');
              other.postMessage('hello');
              await quiet();
              stage.close('close');
            },
          },
          {
            name: 'close() in the first of two messages',
            async play(stage) {
              const { other } = meet(stage);
              stage.cause('message');
              stage.closeOnNextEvent('close');
              other.postMessage('hello');
              other.postMessage('hello');
              await quiet();
            },
          },
        ],
      },
    },
  });
}

/** Puts a channel on the stage, and another of the same name beside it. */
function meet(stage: Stage): { readonly other: BroadcastChannel; arrived(): readonly Arrival[] } {
  const name = nextName();
  const arrived: Arrival[] = [];
  const other = new BroadcastChannel(name);
  other.onmessage = () => arrived.push('text');
  stage.observe(new BroadcastChannel(name));
  return { other, arrived: () => arrived };
}

let names = 0;

function nextName(): string {
  names += 1;
  return `facts ${names}`;
}
