import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('silent: threads and ports, which drop what nobody reads', () => {
  check(
    'a worker of the web',
    `const worker = new Worker('work.js');
  worker.postMessage('x');
  worker.terminate();
  worker.postMessage('x');`,
  );
  check(
    'a thread of Node',
    `import { parentPort, Worker } from 'node:worker_threads';
  const worker = new Worker('./work.js');
  worker.on('exit', () => worker.postMessage('x'));
  setInterval(() => worker.postMessage('x'), 1000);
  parentPort?.on('close', () => parentPort?.postMessage('x'));`,
  );
  check(
    'ports',
    `const { port1, port2 } = new MessageChannel();
  port1.close();
  port1.postMessage('x');
  new SharedWorker('shared.js').port.postMessage('x');
  port2.onmessage = (event) => event.ports[0].postMessage('x');`,
  );
});

describe('the channel of worker_threads', () => {
  check(
    'throws as the global one does',
    `import { BroadcastChannel } from 'node:worker_threads';
  const channel = new BroadcastChannel('room');
  channel.close();
  channel.postMessage('x'); //! after-close`,
  );
  check(
    'by the whole module',
    `const threads = require('worker_threads');
  const channel = new threads.BroadcastChannel('room');
  channel.close();
  channel.postMessage('x'); //! after-close`,
  );
});
