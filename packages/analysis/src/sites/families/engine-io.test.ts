import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('engine.io', () => {
  check(
    'a server',
    `const engine = require('engine.io');
    const server = engine.listen(80);
    server.on('connection', (socket) => {
      socket.send('hello');
      socket.on('message', (text) => socket.send(text));
      socket.on('close', () => {
        socket.send('bye'); //! after-close
      });
      setTimeout(() => {
        socket.send('late'); //! unguarded
      }, 5);
      setTimeout(() => { if (socket.readyState === 'open') socket.send('late'); }, 5);
    });`,
  );
  check(
    'a client, which buffers until it is open',
    `import { Socket } from 'engine.io-client';
    const socket = new Socket('ws://localhost');
    socket.send('early');
    socket.close();
    socket.send('late'); //! after-close`,
  );
  check(
    'silent: a socket of another library',
    `import { Socket } from './socket';
    const socket = new Socket();
    socket.close();
    socket.send('x');`,
  );
});
