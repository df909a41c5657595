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

check(
  'silent: a socket of another library',
  `import zmq from 'zeromq';
  const socket = zmq.createSocket('push');
  socket.close();
  socket.send('x', 1, 'host');`,
);
