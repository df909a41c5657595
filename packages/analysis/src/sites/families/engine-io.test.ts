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

describe('a server that works', () => {
  check(
    'a check before an await, and an error handler',
    `import { Server } from 'engine.io';
  const server = new Server();
  server.on('connection', (socket) => {
    socket.on('message', async (text) => {
      if (socket.readyState !== 'open') return;
      const answer = await ask(text);
      socket.send(answer); //! stale-check
    });
    socket.on('heartbeat', async () => {
      try { await beat(); } catch (error) {
        socket.send(String(error)); //! error-handler
      }
    });
  });`,
  );
});

describe('a client that works', () => {
  check(
    'what comes late is dropped',
    `const { Socket } = require('engine.io-client');
  const socket = new Socket('ws://localhost');
  socket.on('open', () => {
    socket.send('hello');
    setTimeout(() => {
      socket.send('late'); //! unguarded
    }, 1000);
    setTimeout(() => { if (socket.readyState === 'open') socket.send('late'); }, 1000);
  });
  socket.on('message', async (text) => {
    if (socket.readyState !== 'open') return;
    const answer = await ask(text);
    socket.send(answer); //! stale-check
  });
  async function load() {
    try { await read(); } catch (error) {
      socket.send(String(error)); //! error-handler
    }
  }
  load();`,
  );
});

check(
  'the clients of a server',
  `const engine = require('engine.io');
  const server = engine.listen(80);
  function tell(text) {
    for (const client of Object.values(server.clients)) {
      client.send(text); //! unguarded
    }
    Object.values(server.clients).forEach((client) => {
      if (client.readyState === 'open') client.send(text);
    });
  }`,
);

check(
  'in TypeScript: both ends, in fields and parameters',
  `import { Server, type Socket } from 'engine.io';
  import { Socket as Client } from 'engine.io-client';
  const server = new Server();
  const sockets = new Map<string, Socket>();
  server.on('connection', (socket: Socket) => { sockets.set(socket.id, socket); socket.send('hello'); });
  export function tell(id: string, text: string) {
    const socket = sockets.get(id);
    if (socket?.readyState === 'open') socket.send(text);
  }
  export async function answer(socket: Socket, text: string) {
    if (socket.readyState !== 'open') return;
    socket.send(text);
    await store(text);
    socket.send('stored'); //! stale-check
  }
  export class Link {
    private client = new Client('ws://localhost');
    leave() {
      this.client.close();
      this.client.send('bye'); //! after-close
    }
  }`,
);
