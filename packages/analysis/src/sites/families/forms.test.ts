// Forms in which a socket comes into a program, whichever library it is of.
import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('a connection that is waited for', () => {
  check(
    'by once, in a list',
    `import { once } from 'node:events';
  import { createServer } from 'node:net';
  const server = createServer().listen(0);
  const [socket] = await once(server, 'connection');
  socket.write('hello');
  setInterval(() => {
    socket.write('tick'); //! unguarded
  }, 1000);
  setInterval(() => { if (socket.writable) socket.write('tick'); }, 1000);`,
  );
  check(
    'by once, of a module that is required',
    `const events = require('events');
  const { WebSocketServer } = require('ws');
  async function accept() {
    const [client, request] = await events.once(new WebSocketServer({ port: 0 }), 'connection');
    client.close();
    client.send(request.url); //! after-close
  }`,
  );
  check(
    'silent: another event, a function of the same name',
    `import { createServer } from 'node:net';
  import { once } from './once.js';
  import { once as heard } from 'node:events';
  const server = createServer().listen(0);
  const [one] = await once(server, 'connection');
  one.end();
  one.write('late');
  const [other] = await heard(server, 'listening');
  other.end();
  other.write('late');`,
  );
  check(
    'by the promise of a client',
    `const client = await Bun.connect({ hostname: 'localhost', port: 1, socket: { data() {} } });
  client.write('first');
  setInterval(() => {
    client.write('tick'); //! unguarded
  }, 1000);`,
  );
});

describe('a require that the file makes', () => {
  check(
    'kept under its name, or another',
    `import { createRequire } from 'node:module';
  const require = createRequire(import.meta.url);
  const load = createRequire(import.meta.url);
  const WebSocket = require('ws');
  const { WebSocketServer } = load('ws');
  new WebSocket('ws://localhost').send('early'); //! before-open
  new WebSocketServer({ port: 1 }).on('connection', (client) => {
    client.close();
    client.send('bye'); //! after-close
  });`,
  );
  check(
    'called at once',
    `import { createRequire } from 'module';
  const { WebSocketServer } = createRequire(import.meta.url)('ws');
  new WebSocketServer({ port: 1 }).on('connection', (client) => {
    client.close();
    client.send('bye'); //! after-close
  });`,
  );
  check(
    'silent: made by another function of that name',
    `import { createRequire } from './loader.js';
  const { WebSocketServer } = createRequire(import.meta.url)('ws');
  new WebSocketServer({ port: 1 }).on('connection', (client) => {
    client.close();
    client.send('bye');
  });`,
  );
});

describe('a module that is a function', () => {
  check(
    'engine.io-client up to version 5',
    `const socket = require('engine.io-client')('ws://localhost');
  socket.on('open', () => {
    socket.close();
    socket.send('bye'); //! after-close
  });`,
  );
});

describe('a child whose channel is one of its streams', () => {
  check(
    'says so where it is spawned',
    `const { spawn } = require('child_process');
  const child = spawn(process.execPath, ['work.js'], { stdio: ['pipe', 'inherit', 'inherit', 'ipc'] });
  setInterval(() => {
    child.send('tick'); //! unguarded
  }, 1000);
  setInterval(() => { if (child.connected) child.send('tick'); }, 1000);`,
  );
  check(
    'silent: one without',
    `import { spawn } from 'node:child_process';
  const child = spawn('work', { stdio: ['pipe', 'inherit', 'inherit'] });
  const other = spawn('work');
  child.disconnect();
  child.send('late');
  other.disconnect();
  other.send('late');`,
  );
});
