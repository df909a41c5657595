import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('BroadcastChannel', () => {
  check(
    'after its own close',
    `const channel = new BroadcastChannel('room');
  channel.postMessage('x');
  channel.close();
  channel.postMessage('y'); //! after-close`,
  );
  check(
    'nobody closes it',
    `const channel = new BroadcastChannel('room');
  export const tell = (text: string) => channel.postMessage(text);`,
  );
  check(
    'a worker is none',
    `const worker = new Worker('x.js'); setTimeout(() => { worker.terminate(); worker.postMessage('x'); }, 1);`,
  );
});

check(
  'kept in a field, in TypeScript',
  `export class Tabs {
    private channel = new BroadcastChannel('tabs');
    private spare: BroadcastChannel | null = null;
    leave() {
      this.channel.close();
      this.channel.postMessage('left'); //! after-close
    }
    hand(channel: BroadcastChannel, text: string) {
      channel.postMessage(text);
      channel.close();
      try { channel.postMessage(text); } catch (error) { console.warn(error); }
      channel.postMessage(text); //! after-close
    }
    open(name: string) {
      this.spare?.close();
      this.spare = new BroadcastChannel(name);
      this.spare.postMessage('here');
    }
  }`,
);
check(
  'of Node, required',
  `const { BroadcastChannel } = require('node:worker_threads');
  const channel = new BroadcastChannel('jobs');
  channel.onmessage = ({ data }) => {
    channel.postMessage(data);
    if (data !== 'last') return;
    channel.close();
    channel.postMessage('done'); //! after-close
  };`,
);
