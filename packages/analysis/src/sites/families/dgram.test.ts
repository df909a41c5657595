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
  }`,
  );
  check(
    'the program closes it, while a timer goes on',
    `${DGRAM}export class Beacon {
    socket = dgram.createSocket('udp4');
    start() {
      setInterval(() => {
        this.socket.send('x', 1, 'host'); //! unguarded
      }, 10);
    }
    stop() { this.socket.close(); }
  }
  export class Stopped {
    socket = dgram.createSocket('udp4');
    start() { this.socket.send('x', 1, 'host'); }
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

check(
  'in TypeScript: a field, a parameter and a list',
  `import { createSocket, type Socket } from 'node:dgram';
  export class Beacon {
    private readonly socket: Socket = createSocket('udp4');
    private readonly others: Socket[] = [];
    constructor() { this.socket.on('error', console.warn); }
    ask(text: string) { this.socket.send(text, 1900, '239.255.255.250'); }
    stop() {
      this.socket.close();
      this.socket.send('bye', 1900, '239.255.255.250'); //! after-close
    }
    add(socket: Socket) { this.others.push(socket); }
    close(socket: Socket) {
      socket.close(() => console.log('closed'));
      socket.send('late', 1900); //! after-close
    }
  }`,
);
check(
  'closed in the handler of its own error',
  `const dgram = require('node:dgram');
  const socket = dgram.createSocket({ type: 'udp6' });
  socket.on('error', (error) => {
    socket.close();
    socket.send(String(error), 41234); //! after-close
  });
  socket.on('message', (message, { port, address }) => socket.send(message, port, address));`,
);
