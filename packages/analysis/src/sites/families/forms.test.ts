// Forms in which a socket comes into a program, whichever library it is of.
import { describe, expect, it } from 'vitest';
import { analyseText, compareMarks } from '@socket-safety/testkit/marked-text';

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

describe('what a function calls `this`', () => {
  check(
    'as it is written, and beside other parameters',
    `import type { Server, Socket } from 'node:net';
  type Accept = (this: Server, socket: Socket) => void;
  export function leave(this: Socket) {
    this.end();
    this.write('x'); //! after-close
  }
  export const accept: Accept = (socket) => {
    socket.end();
    socket.write('x'); //! after-close
  };`,
  );
  check(
    'silent: of another type',
    `type Accept = (this: Server, socket: Mailer) => void;
  export function leave(this: Mailer) { this.end(); this.write('x'); }
  export const accept: Accept = (socket) => { socket.end(); socket.write('x'); };`,
  );
});

describe('what a constructor function makes', () => {
  const MAKER = `var ws = require('ws'), clients = [];
  function Client(socket) { this.socket = socket; var own = this; keep(own); }
  function keep(client) { clients.push(client); }
  new ws.Server({ port: 1 }).on('connection', function (socket) { new Client(socket); });`;
  check(
    'holds what is put on its this',
    MAKER +
      `
  setInterval(function () { clients.forEach(function (client) {
    client.socket.send('tick'); //! unguarded
    if (client.socket.readyState === 1) client.socket.send('tick');
  }); }, 1000);`,
  );
  check(
    'silent: another field, and what another function makes',
    MAKER +
      `
  function Mail(sender) { this.socket = sender; }
  setInterval(function () { clients.forEach(function (client) { client.mailer.send('tick'); }); new Mail(mailer()).socket.send('x'); }, 1000);`,
  );
});

describe('type parameters of the file', () => {
  check(
    'stand for what they are named with',
    `import type { WebSocket } from 'ws';
  interface Entry<T> { readonly link: T; readonly name: string }
  type Pair<Left, Right = WebSocket> = { left: Left; right: Right };
  export function leave(entry: Entry<WebSocket>, pair: Pair<string>, all: Map<string, Entry<WebSocket>>) {
    entry.link.close();
    entry.link.send('x'); //! after-close
    pair.right.close();
    pair.right.send('x'); //! after-close
    for (const { link } of all.values()) {
      link.close();
      link.send('x'); //! after-close
    }
  }`,
  );
  check(
    'silent: named with something else',
    `import type { WebSocket } from 'ws';
  interface Entry<T> { readonly link: T; readonly name: string }
  type Pair<Left, Right = WebSocket> = { left: Left; right: Right };
  export function leave(entry: Entry<Mailer>, pair: Pair<WebSocket, Mailer>) {
    entry.link.close();
    entry.link.send('x');
    pair.right.close();
    pair.right.send('x');
  }`,
  );
});

describe('a value of unknown type', () => {
  check(
    'is what a test around it says',
    `import { WebSocket } from 'ws';
  export function leave(value: unknown, other) {
    if (value instanceof WebSocket) {
      value.close();
      value.send('x'); //! after-close
    }
    if (!(other instanceof WebSocket)) { other.close(); other.send('x'); }
  }`,
  );
  check(
    'silent: outside of the test, and of another class',
    `import { WebSocket } from 'ws';
  import { Mailer } from './mailer.js';
  export function leave(value: unknown, other) {
    if (value instanceof Mailer) { value.close(); value.send('x'); }
    if (other instanceof WebSocket) log('a socket');
    other.close();
    other.send('x');
  }`,
  );
});

it('the hooks of partysocket: each module exports one as its default', () => {
  const { checks } = analyseText(`import useWebSocket from 'partysocket/use-ws';
  import usePartySocket from 'partysocket/react';
  export function Chat() {
    const socket = useWebSocket('ws://localhost');
    const party = usePartySocket({ room: 'x' });
    return socket.readyState === 'open' || party.readyState === 'open';
  }`);
  expect(checks.map(({ form }) => form.kind)).toEqual(['never', 'never']);
});
