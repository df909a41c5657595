// What a value is that another file declares, by the types of the installed libraries alone: nothing here follows an import.
import { findReceivers, noImports } from '@socket-safety/analysis';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTyped } from '../corpus/typed-file.ts';
import {
  createTypedProgram,
  hasDeclarations,
  NO_DECLARATIONS,
  PROGRAM_MS,
  type ProgramOptions,
} from './typed-program.ts';

/** A type as another file writes it, and the library of `value.send()`; null for no socket. */
type Row = readonly [type: string, library: string | null];

const NODE_AND_DOM: readonly Row[] = [
  ["import('ws').WebSocket", 'ws'],
  ["import('ws').default", 'ws'],
  ["import('isomorphic-ws')", 'ws'],
  ['WebSocket', 'whatwg'],
  ["import('undici-types').WebSocket", 'whatwg'],
  ["import('undici').WebSocket", 'whatwg'],
  ["import('@cloudflare/workers-types').WebSocket", 'cloudflare-workers'],
  ["import('./node_modules/uWebSockets.js/docs/index.js').WebSocket<{ id: string }>", 'uwebsockets'],
  ["import('./lib.deno_websocket.js').WebSocket", 'deno'],
  ["import('net').Socket", 'net'],
  ["import('node:tls').TLSSocket", 'tls'],
  ["import('dgram').Socket", 'dgram'],
  ["import('socket.io').Socket", 'socket-io'],
  ["import('socket.io').Socket<{ hello(): void }>", 'socket-io'],
  ["import('socket.io-client').Socket", 'socket-io-client'],
  ["import('engine.io').Socket", 'engine-io'],
  ["import('engine.io-client').Socket", 'engine-io-client'],
  ["import('sockjs').Connection", 'sockjs'],
  ["import('websocket').connection", 'websocket'],
  ["import('websocket').w3cwebsocket", 'websocket'],
  ["import('elysia/dist/ws').ElysiaWS", 'elysia'],
  ["import('hono/ws').WSContext", 'hono'],
  ["import('crossws').Peer", 'crossws'],
  ["import('reconnecting-websocket').default", 'reconnecting-websocket'],
  ["import('partysocket').default", 'partysocket'],
  ["import('partysocket').WebSocket", 'partysocket'],
  ["import('rpc-websockets').Client", 'rpc-websockets'],
  ["import('peerjs').DataConnection", 'peerjs'],
  ["import('simple-peer').Instance", 'simple-peer'],
  ["import('partyserver').Connection", 'partyserver'],
  ["import('@fastify/websocket').WebSocket", 'ws'],
  ['RTCDataChannel', 'rtc-data-channel'],
  ['BroadcastChannel', 'broadcast-channel'],
  ["import('worker_threads').BroadcastChannel", 'broadcast-channel'],
  ["import('child_process').ChildProcess", 'child-process'],
  ["import('http2').ServerHttp2Stream", 'http2'],
  // By name alone these would be sockets.
  ["import('tty').WriteStream", null],
  ["import('events').EventEmitter", null],
  ['{ send(text: string): void; readyState: number }', null],
  ["import('./own.js').WebSocket", null],
  ["import('./own.js').Socket", null],
  ["import('net').Server", null],
  ["import('http').ClientRequest", null],
  ["import('mqtt').MqttClient", 'mqtt'],
  ["Pick<import('net').Socket, 'remoteAddress'>['remoteAddress']", null],
  ["import('events').EventEmitter | { send(): void }", null],
  // Shapes around a socket.
  ["import('ws').WebSocket | null | undefined", 'ws'],
  ["import('ws').WebSocket & { isAlive: boolean }", 'ws'],
  ["import('ws').WebSocket | import('net').Socket", null],
  ["import('tty').WriteStream | import('net').Socket", 'net'],
  ["Readonly<import('ws').WebSocket>", 'ws'],
  ["Pick<import('ws').WebSocket, 'send'>", 'ws'],
  ["ReturnType<typeof import('./own.js').connect>", 'ws'],
  ["Awaited<ReturnType<typeof import('./own.js').connectLater>>", 'ws'],
  ["import('./own.js').Client['link']", 'ws'],
  ["import('./own.js').Live", 'ws'],
  ["import('./own.js').Authenticated", 'ws'],
  ["import('./own.js').Session<import('net').Socket>['link']", 'net'],
  ["InstanceType<typeof import('ws').WebSocket>", 'ws'],
  ["NonNullable<import('./own.js').Client['spare']>", 'ws'],
];

const OWN = `import { WebSocket as Ws } from 'ws';
export declare class WebSocket { send(text: string): void; readyState: number }
export declare class Socket { send(text: string): void; write(text: string): void }
export declare function connect(): Ws;
export declare function connectLater(): Promise<Ws>;
export interface Client { readonly link: Ws; readonly spare?: Ws; readonly links: Map<string, Set<Ws>> }
export interface Live extends Ws { alive: boolean }
export class Authenticated extends Ws { user = '' }
export class Session<T> { declare readonly link: T }
export class Room { readonly links = new Set<Ws>(); main: Ws | null = null; open() { return this.links; } }
export declare function clientOf(id: string): Client;
export declare const emptyRoom: Room;
`;

const DECLARED: Readonly<Record<string, string>> = {
  'own.ts': OWN,
  'node_modules/uWebSockets.js/docs/index.d.ts':
    'export interface WebSocket<UserData> { send(text: string): number; getUserData(): UserData }',
  'lib.deno_websocket.d.ts': 'export interface WebSocket { send(text: string): void }',
};

/** Texts whose lines say what they call: `socket.send('x'); //= ws`. No other call is on a socket. */
interface Marked {
  readonly what: string;
  readonly text: string;
  readonly options?: ProgramOptions;
}

const MARKED: readonly Marked[] = [
  {
    what: 'collections of another file',
    text: `import { clientOf, emptyRoom } from './own.js';
      for (const link of emptyRoom.links) link.send('hi'); //= ws
      emptyRoom.open().forEach((link) => link.send('hi')); //= ws
      clientOf('a').links.get('lobby')?.forEach((link) => { link.send('hi'); }); //= ws
      [...clientOf('a').links.values()].flatMap((set) => [...set]).map((link) => link.ping()); //= ws
      for (const [, set] of clientOf('a').links) for (const link of set) link.send('hi'); //= ws
      emptyRoom.main?.send('hi'); //= ws
      emptyRoom.main!.send('hi'); //= ws
      const { main, links: [first] = [] } = { main: emptyRoom.main, links: [...emptyRoom.links] };
      main?.send('hi'); //= ws
      first?.send('hi'); //= ws
      Array.from(emptyRoom.links, (link) => link.send('hi')); //= ws`,
  },
  {
    what: 'functions and promises of another file',
    text: `import * as own from './own.js';
      own.connect().send('hi'); //= ws
      (await own.connectLater()).send('hi'); //= ws
      own.connectLater().then((link) => link.send('hi')); //= ws
      const connectBoth = () => Promise.all([own.connectLater(), own.connectLater()]);
      const [left] = await connectBoth();
      left.send('hi'); //= ws`,
  },
  {
    what: 'generics',
    text: `import type { WebSocket } from 'ws';
      import { clientOf, Session } from './own.js';
      export function send<T extends WebSocket>(link: T) { link.send('hi'); } //= ws
      export function sendBy<T extends { link: WebSocket }>(one: T) { one.link.send('hi'); } //= ws
      export function each<T>(list: readonly T[], run: (one: T) => void) { list.forEach(run); }
      each([clientOf('a')], (client) => client.link.send('hi')); //= ws
      export class Own extends Session<WebSocket> { hi() { this.link.send('hi'); } } //= ws
      export const send2 = <K extends 'link' | 'spare'>(key: K) => clientOf('a')[key]?.send('hi'); //= ws`,
  },
  {
    what: 'types narrowed by a test',
    text: `import { WebSocket } from 'ws';
      import { Socket } from 'net';
      export function hi(link: unknown) { if (link instanceof WebSocket) link.send('hi'); } //= ws
      export function both(link: WebSocket | Socket) {
        if (link instanceof WebSocket) return link.send('hi'); //= ws
        link.write('hi'); //= net
      }
      export function maybe(link: WebSocket | { off: true }) { if ('send' in link) link.send('hi'); } //= ws`,
  },
  {
    what: 'parameters by the type of the function',
    text: `import type { Server as HttpServer, RequestListener } from 'http';
      import type { WebSocketServer, WebSocket } from 'ws';
      import type { WebsocketHandler } from '@fastify/websocket';
      export type OnLink = (link: WebSocket, name: string) => void;
      export const onLink: OnLink = (link) => link.send('hi'); //= ws
      export const listeners: Record<string, OnLink> = { hi: (link) => link.send('hi') }; //= ws
      export const handler: WebsocketHandler = (link) => { link.send('hi'); }; //= fastify-websocket
      export function start(server: HttpServer, links: WebSocketServer) {
        server.on('upgrade', (request, socket) => { socket.write('hi'); }); //= net
        links.on('connection', (link) => { link.send('hi'); }); //= ws
      }
      export const page: RequestListener = (request, response) => { response.end('hi'); };`,
  },
  {
    what: 'a response that streams events',
    text: `import { createServer, type RequestListener, type ServerResponse } from 'http';
      export const live: RequestListener = (request, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' }); //= event-stream
        response.write('data: hi'); //= event-stream
      };
      createServer((request, response) => { response.write('data: hi'); }); //= event-stream
      export const all = new Set<ServerResponse & { room: string }>();
      for (const one of all) one.write('data: hi'); //= event-stream`,
  },
  {
    what: 'sockjs-client, which is declared as a WebSocket of the browser',
    text: `import SockJS from 'sockjs-client';
      const socket = new SockJS('/echo');
      socket.send('hi'); //= sockjs-client
      export class Link { private socket = new SockJS('/echo'); hi() { this.socket.send('hi'); } } //= sockjs-client`,
  },
  {
    what: 'what a program adds to a declaration',
    text: `import { emptyRoom } from './own.js';
      declare module 'ws' { interface WebSocket { isAlive: boolean } }
      declare global { interface WebSocket { isAlive: boolean } interface Window { link: WebSocket } }
      export function ping(link: WebSocket) { if (link.isAlive) link.send('hi'); } //= whatwg
      window.link.send('hi'); //= whatwg
      if (emptyRoom.main?.isAlive) emptyRoom.main.send('hi'); //= ws`,
  },
  {
    what: 'Node and its globals without the DOM',
    options: { lib: ['es2023'] },
    text: `export function hi(link: WebSocket) { link.send('hi'); } //= whatwg
      export const { WebSocket: Own } = globalThis;
      new Own('ws://localhost').close(); //= whatwg`,
  },
  {
    what: 'Bun',
    options: { types: ['bun-types'], lib: ['es2023'] },
    text: `import type { ServerWebSocket } from 'bun';
      export function hi(link: ServerWebSocket<{ room: string }>) { link.send('hi'); } //= bun
      export const rooms = new Map<string, Set<Bun.ServerWebSocket<unknown>>>();
      for (const link of rooms.get('lobby') ?? []) link.send('hi'); //= bun
      export function own(link: WebSocket) { link.send('hi'); } //= whatwg`,
  },
  {
    what: 'Workers',
    options: { types: ['@cloudflare/workers-types'], lib: ['es2023'] },
    text: `declare const links: Map<string, { socket: WebSocket }>;
      for (const { socket } of links.values()) socket.send('hi'); //= cloudflare-workers
      export const [client, server] = Object.values(new WebSocketPair());
      server.send('hi'); //= cloudflare-workers`,
  },
];

/** Prints the library of every method call on a socket as `line: library`. */
function receiversIn(
  texts: Readonly<Record<string, string>>,
  options?: ProgramOptions,
): Readonly<Record<string, string[]>> {
  const files = new Map(
    Object.entries({ ...DECLARED, ...texts }).map(([name, text]) => [`/typed/${name}`, text]),
  );
  const program = createTypedProgram(files, options);
  const found: Record<string, string[]> = {};
  for (const [name, text] of Object.entries(texts)) {
    const typed = readTyped(`/typed/${name}`, text, program);
    const receivers = findReceivers(typed.source, { ...typed.options, imports: noImports });
    found[name] = receivers.map(({ callee, library }) => `${callee.loc.start.line}: ${library}`);
  }
  return found;
}

if (!hasDeclarations) console.warn(NO_DECLARATIONS);

describe.skipIf(!hasDeclarations)(hasDeclarations ? 'types of another file' : NO_DECLARATIONS, () => {
  const rows = NODE_AND_DOM.map(([type, library], index) => [type, library, `row${index}`] as const);
  let found: Readonly<Record<string, string[]>>;
  beforeAll(() => {
    const texts = rows.flatMap(([type, , name]) => [
      [`${name}-declared.ts`, `export declare const value: ${type};`],
      [`${name}.ts`, `import { value } from './${name}-declared.js';\nvalue.send();`],
    ]);
    found = receiversIn(Object.fromEntries(texts));
  }, PROGRAM_MS);

  it.each(rows)('%s: %s', (_type, library, name) => {
    expect(found[`${name}.ts`]).toEqual(library === null ? [] : [`2: ${library}`]);
  });

  it.each(MARKED)('$what', ({ text, options }) => {
    const expected = text.split('\n').flatMap((line, index) => {
      const library = /\/\/= ([\w-]+)/.exec(line)?.[1];
      return library === undefined ? [] : [`${index + 1}: ${library}`];
    });
    expect(receiversIn({ 'text.ts': text }, options)['text.ts']).toEqual(expected);
  });
});
