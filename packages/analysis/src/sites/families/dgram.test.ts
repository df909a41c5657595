import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

const DGRAM = `import dgram from 'node:dgram';\n`;

describe('dgram', () => {
  check(
    'after its own close',
    `${DGRAM}const socket = dgram.createSocket('udp4');
  socket.close();
  socket.send('x', 1, 'host'); //! after-close`,
  );
  check(
    'closed by a callback between two turns of a timer',
    `${DGRAM}const socket = dgram.createSocket('udp4');
  setInterval(() => {
    socket.send('x', 1, 'host', () => socket.close()); //! unguarded
  }, 10);`,
  );
  check(
    'nobody closes it',
    `${DGRAM}export class Beacon {
    socket = dgram.createSocket('udp4');
    start() { setInterval(() => this.socket.send('x', 1, 'host'), 10); }
    stop() { this.socket.close(); }
  }`,
  );
  check(
    'answers',
    `${DGRAM}const socket = dgram.createSocket('udp4', (text, from) => socket.send(text, from.port, from.address));
  socket.on('message', (text, from) => socket.send(text, from.port, from.address));
  process.on('SIGTERM', () => socket.close());`,
  );
});

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

describe('child_process', () => {
  const FORK = `import { fork, spawn } from 'node:child_process';\n`;
  check(
    'a fork that may be gone',
    `${FORK}const child = fork('x.js');
  child.send('start');
  child.on('message', () => child.send('next'));
  setInterval(() => {
    child.send('tick'); //! unguarded
    child.send('tick', (error) => { if (error) console.warn(error); });
    if (child.connected) child.send('tick');
  }, 10);`,
  );
  check(
    'after it is told to go',
    `${FORK}const child = fork('x.js');
  child.disconnect();
  child.send('x'); //! after-close`,
  );
  check('a pipe is none', `${FORK}const child = spawn('x'); setTimeout(() => child.stdin.write('x'), 1);`);
});
