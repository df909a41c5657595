import { analyseText, parseText } from '@socket-safety/testkit/marked-text';
import { expect, test } from 'vitest';
import type { ModuleReader } from '../imports.ts';

const SERVER = `import { WebSocketServer } from 'ws';
  import { Connection } from './connection.js';
  new WebSocketServer({ port }).on('connection', (socket) => { new Connection(socket); });`;

/** Who hears the errors of the first socket of a text, beside one other file. */
function errorsOf(text: string, other: string): string {
  const imports: ModuleReader = (specifier) =>
    specifier === './connection.js' ? { text: other, source: () => parseText(other), imports } : null;
  return analyseText(text, imports).lives()[0]?.errors ?? 'no socket';
}

test.each([
  [
    'a class that keeps the socket and listens to something else leaves its errors unheard',
    SERVER,
    `import type { WebSocket } from 'ws';
     export class Connection {
       constructor(private socket: WebSocket) { this.socket.on('message', (text) => this.take(text)); }
       take(text) { this.socket.send(text); }
     }`,
    'unheard',
  ],
  [
    'also as a module of CommonJS',
    `const { WebSocketServer } = require('ws');
     const Connection = require('./connection.js');
     class Listener {
       open() { this.server = new WebSocketServer({ port }); this.server.on('connection', this.onConnection.bind(this)); }
       onConnection(socket) { this.connections.push(new Connection(this, socket)); }
     }`,
    `const { WebSocket } = require('ws');
     class Connection {
       constructor(listener, socket) { this.socket = socket; socket.on('message', this.take.bind(this)); }
       take(text) { this.socket.send(text); }
     }
     module.exports = Connection;`,
    'unheard',
  ],
  [
    'a listener there hears them',
    SERVER,
    `import type { WebSocket } from 'ws';
     export class Connection {
       constructor(private socket: WebSocket) { this.listen(); }
       listen() { this.socket.on('error', console.error); }
     }`,
    'perhaps',
  ],
  [
    'what is handed on from there may be listened to',
    SERVER,
    `import type { WebSocket } from 'ws';
     import { attach } from 'sessions';
     export class Connection { constructor(socket: WebSocket) { attach(socket); } }`,
    'perhaps',
  ],
  [
    'one that extends another hands it on',
    SERVER,
    `import type { WebSocket } from 'ws';
     import { Base } from 'base';
     export class Connection extends Base { constructor(socket: WebSocket) { super(socket); } }`,
    'perhaps',
  ],
  [
    'what a field of it is listened to outside may be heard',
    `${SERVER}
     export function watch(connection) { connection.socket.on('error', console.error); }`,
    `import type { WebSocket } from 'ws';
     export class Connection { constructor(public socket: WebSocket) {} }`,
    'perhaps',
  ],
  [
    'also as a property',
    `${SERVER}
     export function watch(peer) { peer.socket.onerror = console.error; }`,
    `import type { WebSocket } from 'ws';
     export class Connection { constructor(socket: WebSocket) { this.socket = socket; } }`,
    'perhaps',
  ],
  [
    'or handed on',
    `${SERVER}
     export function watch(peer) { attach(peer.socket); }`,
    `import type { WebSocket } from 'ws';
     export class Connection { constructor(socket: WebSocket) { this.socket = socket; } }`,
    'perhaps',
  ],
  [
    'a class that extends another and keeps the socket to itself leaves them unheard',
    SERVER,
    `import type { WebSocket } from 'ws';
     import { Base } from 'base';
     export class Connection extends Base { constructor(socket: WebSocket) { super(); this.socket = socket; } }`,
    'unheard',
  ],
  [
    'a function that ends the socket needs no listener',
    `import { createServer } from 'node:net';
     import { refuse } from './connection.js';
     createServer((socket) => { refuse(socket); });`,
    `import type { Socket } from 'node:net';
     export function refuse(socket: Socket) { socket.destroy(); }`,
    'perhaps',
  ],
  [
    'a function that only writes leaves them unheard',
    `import { createServer } from 'node:net';
     import { greet } from './connection.js';
     createServer((socket) => { greet(socket); });`,
    `import type { Socket } from 'node:net';
     export function greet(socket: Socket) { socket.write('hello'); }`,
    'unheard',
  ],
])('%s', (_, text, other, expected) => {
  expect(errorsOf(text, other)).toBe(expected);
});

test('a timer in what an object of another file keeps is its to stop', () => {
  const other = `import type { WebSocket } from 'ws';
    export class StateCache { stateOf(key: string): { timer?: number; socket?: WebSocket } { return this.states.get(key); } }`;
  const imports: ModuleReader = (specifier) =>
    specifier === './state-cache.js' ? { text: other, source: () => parseText(other), imports } : null;
  const text = (state: string) => `import type { WebSocket } from 'ws';
    import { StateCache } from './state-cache.js';
    class Keeper {
      private cache = new StateCache();
      private own = new Map<string, { timer?: number }>();
      keep(key: string, socket: WebSocket) {
        const state = ${state};
        state.timer = setInterval(() => socket.ping(), 1000);
      }
    }`;
  expect(analyseText(text('this.cache.stateOf(key)'), imports).retentions()).toHaveLength(0);
  expect(analyseText(text('this.own.get(key) ?? {}'), imports).retentions()).toHaveLength(1);
});
