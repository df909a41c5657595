import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('silent, whatever is emitted and when', () => {
  check(
    'the server',
    `import { Server } from 'socket.io';
    const io = new Server(3000);
    io.on('connection', (socket) => {
      setTimeout(() => socket.emit('late'), 5);
      socket.on('x', async () => { await load(); socket.send('x'); socket.emit('y'); });
      socket.on('disconnect', () => { socket.emit('bye'); socket.broadcast.emit('left'); });
      socket.disconnect(true);
      socket.emit('after');
    });
    io.of('/admin').on('connection', async (socket) => { await load(); socket.emit('x'); });`,
  );
  check(
    'the client',
    `import { io } from 'socket.io-client';
    const socket = io('http://localhost');
    socket.emit('before');
    socket.send('before');
    socket.on('disconnect', () => socket.emit('later'));
    socket.disconnect();
    socket.emit('after');`,
  );
});
