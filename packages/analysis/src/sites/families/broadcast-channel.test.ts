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
