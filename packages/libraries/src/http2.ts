import { net } from './net.ts';
import type { Library, MethodRow, Parameters, SocketRow, TypeRef } from './schema.ts';

const SOURCE = {
  citation: 'https://nodejs.org/docs/latest-v20.x/api/http2.html (Node 20: lib/internal/http2/core.js)',
} as const;

const write = {
  role: 'send',
  outcome: { open: ['ok'], closing: ['error-event', 'callback'], closed: ['callback'] },
  callback: 'last',
  source: SOURCE,
} as const satisfies MethodRow;

const respond = {
  role: 'send',
  outcome: { open: ['ok'], closing: ['throws'], closed: ['throws'] },
  source: SOURCE,
} as const satisfies MethodRow;

const end = {
  role: 'close',
  outcome: { open: ['ok'], closing: ['ok'], closed: ['ok'] },
  becomes: { open: 'closing' },
  closeHandler: 'later',
  source: SOURCE,
} as const satisfies MethodRow;

const close = {
  ...end,
  becomes: { open: 'closed', closing: 'closed' },
  source: SOURCE,
} as const satisfies MethodRow;

const clientStream = {
  noun: 'stream',
  birth: {},
  properties: {
    closed: { open: false, closing: false, closed: true },
    destroyed: { open: false, closing: false, closed: true },
    // Where the peer resets the stream it stays true for a while.
    writable: { open: true, closing: false },
    writableEnded: { open: false, closing: true },
    aborted: { open: false, closing: false },
  },
  check: { property: 'closed', open: false, also: { property: 'writable', open: true } },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    ready: { role: 'open', states: ['open'], source: SOURCE },
    response: { role: 'other', states: ['open'], source: SOURCE },
    data: { role: 'message', states: ['open'], source: SOURCE },
    end: { role: 'other', states: ['open'], source: SOURCE },
    drain: { role: 'other', states: ['open'], source: SOURCE },
    aborted: { role: 'other', states: ['closed'], source: SOURCE },
    error: { role: 'error', states: ['closed'], unheard: 'ends-process', source: SOURCE },
    close: { role: 'close', states: ['closed'], last: true, source: SOURCE },
  },
  methods: { write, end, close, destroy: close },
  // Only the program's own `end` leads to a stream that is neither open nor closed.
  outside: { open: ['open', 'closed'] },
} as const satisfies SocketRow;

const serverStream = {
  ...clientStream,
  methods: {
    ...clientStream.methods,
    respond,
    additionalHeaders: respond,
    pushStream: respond,
  },
} as const satisfies SocketRow;

const session = {
  noun: 'session',
  birth: {},
  properties: {
    // One that is destroyed was not necessarily closed before.
    closed: { open: false, closing: true },
    destroyed: { open: false, closing: false, closed: true },
  },
  check: { property: 'closed', open: false, also: { property: 'destroyed', open: false } },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    connect: { role: 'open', states: ['open'], source: SOURCE },
    remoteSettings: { role: 'other', states: ['open'], source: SOURCE },
    stream: { role: 'message', states: ['open'], source: SOURCE },
    // The peer takes no further streams.
    goaway: { role: 'other', states: ['closing', 'closed'], source: SOURCE },
    error: { role: 'error', states: ['closed'], unheard: 'ends-process', source: SOURCE },
    close: { role: 'close', states: ['closed'], last: true, source: SOURCE },
  },
  methods: {
    // Node 24 hands over a stream instead, which emits the error.
    request: {
      role: 'send',
      outcome: { open: ['ok'], closing: ['throws'], closed: ['throws'] },
      source: SOURCE,
    },
    ping: {
      role: 'control',
      outcome: { open: ['ok'], closing: ['ok'], closed: ['throws'] },
      source: SOURCE,
    },
    settings: {
      role: 'control',
      outcome: { open: ['ok'], closing: ['ok'], closed: ['throws'] },
      source: SOURCE,
    },
    close: end,
    destroy: { ...close, source: SOURCE },
  },
} as const satisfies SocketRow;

const opened = [{ socket: 'ServerHttp2Stream', states: ['open'] }, null, null] as const satisfies Parameters;
const server = { instance: 'Http2Server' } as const satisfies TypeRef;

/** Node's HTTP/2 streams: answering one that the client has reset throws. */
export const http2 = {
  id: 'http2',
  name: 'http2',
  modules: ['http2', 'node:http2'],
  globals: {},
  exports: {
    createServer: { function: { returns: server } },
    createSecureServer: { function: { returns: server } },
    connect: {
      function: {
        returns: { socket: 'ClientHttp2Session', states: ['open'] },
        callbacks: [{ argument: -1, parameters: [], runs: 'later', hears: 'connect' }],
      },
    },
  },
  types: {
    Http2Server: { methods: { listen: { returns: server } }, emits: { stream: opened } },
    ServerHttp2Session: { emits: { stream: opened } },
    ClientHttp2Session: {
      // Requests wait for the connection, so a session that connects counts as open.
      socket: session,
      methods: { request: { returns: { socket: 'ClientHttp2Stream', states: ['open'] } } },
    },
    ServerHttp2Stream: { socket: serverStream },
    ClientHttp2Stream: { socket: clientStream },
  },
  declared: [
    { name: 'Http2Server', file: '@types/node/http2.d.ts', type: 'Http2Server' },
    { name: 'Http2SecureServer', file: '@types/node/http2.d.ts', type: 'Http2Server' },
    { name: 'ServerHttp2Session', file: '@types/node/http2.d.ts', type: 'ServerHttp2Session' },
    { name: 'ClientHttp2Session', file: '@types/node/http2.d.ts', type: 'ClientHttp2Session' },
    { name: 'ServerHttp2Stream', file: '@types/node/http2.d.ts', type: 'ServerHttp2Stream' },
    { name: 'ClientHttp2Stream', file: '@types/node/http2.d.ts', type: 'ClientHttp2Stream' },
  ],
  uses: [net],
} as const satisfies Library;
