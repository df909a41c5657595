import { describe, expect, it } from 'vitest';
import { libraries } from '@socket-safety/libraries';
import { parseText } from '@socket-safety/testkit/marked-text';
import type { ImportedFile, ModuleReader } from '../imports.ts';
import { findReceivers } from '../receivers.ts';

type Files = Readonly<Record<string, string>>;

/** Every line of `text` says what it calls: `socket.send('x'); //= ws`. No other call is on a socket. */
function check(what: string, files: Files, text: string): void {
  it(what, () => {
    const expected = text.split('\n').flatMap((line, index) => {
      const library = /\/\/= ([\w-]+)/.exec(line)?.[1];
      return library === undefined ? [] : [`${index + 1}: ${library}`];
    });
    const options = { libraries, settings: {}, oracle: null, imports: readerOf(files) };
    const found = findReceivers(parseText(text), options);
    expect(found.map(({ callee, library }) => `${callee.loc.start.line}: ${library}`)).toEqual(expected);
  });
}

function readerOf(files: Files): ModuleReader {
  const opened = new Map<string, ImportedFile>();
  const imports: ModuleReader = (specifier) => {
    const text = files[specifier];
    if (text === undefined) return null;
    const source = parseText(text);
    const file = opened.get(specifier) ?? { text, source: () => source, imports };
    opened.set(specifier, file);
    return file;
  };
  return imports;
}

describe('the runtime', () => {
  const TYPES = { './types.ts': `export type Link = WebSocket & { id: string };` };
  const USE = (library: string) => `import type { Link } from './types.ts';
    export const tell = (link: Link) => link.send('hi'); //= ${library}`;
  check('is that of a browser', TYPES, USE('whatwg'));
  check('is that of the file that imports', TYPES, `new WebSocketPair();\n${USE('cloudflare-workers')}`);
  check(
    'a socket is one whatever a cast adds to it',
    {},
    `export function open(url: string) {
      const socket = new WebSocket(url);
      (socket as unknown as { ping(): void }).send('x'); //= whatwg
    }`,
  );
});

describe('values of other files', () => {
  check(
    'a server',
    {
      './server.js': `import { WebSocketServer } from 'ws'; export const wss = new WebSocketServer({ port: 1 });`,
    },
    `import { wss } from './server.js';
    wss.on('connection', (socket) => socket.send('hi')); //= ws
    for (const client of wss.clients) client.send('hi'); //= ws`,
  );
  check(
    'a name that is handed on',
    {
      './ws.js': `export { WebSocket } from 'ws';`,
      './all.js': `export * from './ws.js'; export { WebSocket as Link } from './ws.js'; export default 1;`,
    },
    `import { WebSocket as Own, Link } from './all.js';
    new Own('ws://localhost').send('hi'); //= ws
    new Link('ws://localhost').send('hi'); //= ws
    export function later(socket: Own) { socket.send('hi'); } //= ws`,
  );
  check(
    'a module as a whole',
    {
      './state.js': `import { WebSocket } from 'ws'; export const socket = new WebSocket('ws://localhost');
        export function connect() { return new WebSocket('ws://localhost'); }`,
    },
    `import * as state from './state.js';
    state.socket.send('hi'); //= ws
    state.connect().send('hi'); //= ws
    state.missing?.send('hi');
    const later = await import('./state.js');
    later.socket.send('hi'); //= ws
    import('./state.js').then(({ socket }) => socket.send('hi')); //= ws`,
  );
  check(
    'a collection that this file fills',
    { './clients.js': `export const clients = new Set(); export const names = new Set();` },
    `import { WebSocketServer } from 'ws';
    import { clients, names } from './clients.js';
    new WebSocketServer({ port: 1 }).on('connection', (socket) => { clients.add(socket); });
    for (const client of clients) client.send('hi'); //= ws
    for (const name of names) name.send('hi');`,
  );
  check(
    'what files in a circle export',
    {
      './a.js': `import { second } from './b.js'; export const first = () => second();`,
      './b.js': `import { first } from './a.js'; import { connect } from 'net';
        export const second = () => (Math.random() > 1 ? first() : connect(1));`,
    },
    `import { first } from './a.js';
    first().write('hi'); //= net`,
  );
  check(
    'nothing that a promise of another file settles to, since that may have waited for the socket to open',
    {
      './connect.js': `import { WebSocket } from 'ws';
        export async function connect() { return { ws: new WebSocket('ws://localhost') }; }`,
    },
    `import { connect } from './connect.js';
    (await connect()).ws.send('hi');`,
  );
  check(
    'a type that only a name makes a socket',
    { './own.js': `export class WebSocket { send() {} } export const socket = { send() {} };` },
    `import { WebSocket, socket } from './own.js';
    new WebSocket().send('hi');
    socket.send('hi');`,
  );
});

describe('CommonJS', () => {
  check(
    'a class that is the module',
    {
      './peer': `const WebSocket = require('ws');
        class Peer { constructor(url) { this.socket = new WebSocket(url); } link() { return this.socket; } }
        module.exports = Peer;`,
    },
    `const Peer = require('./peer');
    const peer = new Peer('ws://localhost');
    peer.socket.send('hi'); //= ws
    peer.link().send('hi'); //= ws`,
  );
  check(
    'names that are put on the module',
    {
      './links': `const net = require('node:net');
        exports.connect = function connect() { return net.connect(1); };
        module.exports.link = net.connect(2);`,
    },
    `const links = require('./links');
    const { connect, link } = require('./links');
    links.connect().write('hi'); //= net
    connect().write('hi'); //= net
    link.write('hi'); //= net`,
  );
});

describe('classes of other files', () => {
  const PEER = `export default class Peer {
    constructor(socket, request) { this.socket = socket; this.address = request.address; this.#name(); }
    #name() {}
  }`;
  check(
    'a field that is given to the constructor',
    { './peer.js': PEER },
    `import { WebSocketServer } from 'ws';
    import Peer from './peer.js';
    export class Server {
      constructor() {
        new WebSocketServer({ port: 1 }).on('connection', (socket, request) => this.join(new Peer(socket, request)));
      }
      join(peer) { this.tell(peer, 'hi'); peer.address.send('hi'); }
      tell(peer, text) { peer.socket.send(text); } //= ws
    }`,
  );
  check(
    'another thing that is given to the constructor',
    { './peer.js': PEER },
    `import Peer from './peer.js';
    export const peer = new Peer({ send() {} }, {});
    peer.socket.send('hi');`,
  );
  check(
    'a parameter property, a written field and an accessor',
    {
      './session.ts': `import type { WebSocket } from 'ws'; import { Socket } from 'net';
        export class Session {
          raw: Socket | null = null;
          constructor(private readonly socket, readonly name: string) {}
          get link() { return this.socket; }
          get typed(): WebSocket { return this.socket; }
        }`,
    },
    `import { Session } from './session.ts';
    export function all(session: Session) {
      session.raw?.write('hi'); //= net
      session.typed.send('hi'); //= ws
      session.name.send('hi');
    }`,
  );
  check(
    'a class that this one extends',
    {
      './base.js': `import { WebSocket } from 'ws';
        export class Base { constructor(url) { this.socket = new WebSocket(url); } link() { return this.socket; } }
        export class Own extends WebSocket {}`,
    },
    `import { Base, Own } from './base.js';
    export class Client extends Base {
      hi() { this.socket.send('hi'); } //= ws
      bye() { this.link().send('hi'); } //= ws
    }
    new Client('ws://localhost').socket.send('hi'); //= ws
    new Own('ws://localhost').send('hi'); //= ws`,
  );
});

describe('types of other files', () => {
  check(
    'interfaces and aliases',
    {
      './types.ts': `import type { WebSocket } from 'ws';
        export interface Client { socket: WebSocket; rooms: Set<Client> }
        export type Clients = Map<string, Client>;
        type Hidden = WebSocket; export type { Hidden as Link };
        export interface Sender { send(text: string): void }`,
    },
    `import type { Client, Clients, Link, Sender } from './types.ts';
    export function tell(client: Client, clients: Clients, link: Link, sender: Sender) {
      client.socket.send('hi'); //= ws
      for (const room of client.rooms) room.socket.send('hi'); //= ws
      clients.get('one')?.socket.send('hi'); //= ws
      link.send('hi'); //= ws
      sender.send('hi');
    }`,
  );
});
