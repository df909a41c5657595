import { net } from './net.ts';
import type { Deviation, Library, MethodRow, Parameters, SocketRow, TypeRef } from './schema.ts';

const SOURCE = {
  citation: 'https://nodejs.org/docs/latest-v20.x/api/http2.html (Node 20: lib/internal/http2/core.js)',
} as const;

const EVENTS = { replay: 'http2/events' } as const;

const write = {
  role: 'send',
  outcome: { open: ['ok'], closing: ['error-event', 'callback'], closed: ['callback'] },
  callback: 'last',
  source: { replay: 'http2/write' },
} as const satisfies MethodRow;

// Even after `end`, which keeps back the headers; what throws is a second answer, whatever the state.
const respond = {
  role: 'send',
  outcome: { open: ['ok'], closing: ['ok'], closed: ['throws'] },
  source: { replay: 'http2/respond' },
} as const satisfies MethodRow;

const end = {
  role: 'close',
  outcome: { open: ['ok'], closing: ['ok'], closed: ['ok'] },
  becomes: { open: 'closing' },
  closeHandler: 'later',
  source: { replay: 'http2/end' },
} as const satisfies MethodRow;

const close = {
  ...end,
  becomes: { open: 'closed', closing: 'closed' },
  source: { replay: 'http2/close' },
} as const satisfies MethodRow;

const destroy = { ...close, source: { replay: 'http2/destroy' } } as const satisfies MethodRow;

const stream = { write, end, close, destroy } as const;

const serverStream = {
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
    data: { role: 'message', states: ['open'], source: EVENTS },
    end: { role: 'other', states: ['open'], source: EVENTS },
    drain: { role: 'other', states: ['open'], source: EVENTS },
    aborted: { role: 'other', states: ['closed'], source: EVENTS },
    error: {
      role: 'error',
      states: ['closed'],
      afterOwnClose: 'closing',
      unheard: 'ends-process',
      source: EVENTS,
    },
    close: { role: 'close', states: ['closed'], last: true, source: EVENTS },
  },
  methods: {
    ...stream,
    respond,
    additionalHeaders: { ...respond, source: { replay: 'http2/additionalHeaders' } },
    pushStream: { ...respond, source: { replay: 'http2/pushStream' } },
  },
  // Only the program's own `end` leads to a stream that is neither open nor closed.
  outside: { open: ['open', 'closed'] },
} as const satisfies SocketRow;

const clientStream = {
  ...serverStream,
  events: {
    ...serverStream.events,
    ready: { role: 'open', states: ['open'], source: EVENTS },
    response: { role: 'other', states: ['open'], source: EVENTS },
  },
  methods: stream,
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
    connect: { role: 'open', states: ['open'], source: EVENTS },
    remoteSettings: { role: 'other', states: ['open'], source: EVENTS },
    stream: { role: 'message', states: ['open'], source: SOURCE },
    // The peer takes no further streams.
    goaway: { role: 'other', states: ['open', 'closing'], source: EVENTS },
    error: { role: 'error', states: ['closed'], unheard: 'ends-process', source: EVENTS },
    close: { role: 'close', states: ['closed'], last: true, source: EVENTS },
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
      outcome: { open: ['ok'], closing: ['callback'], closed: ['throws'] },
      callback: 'last',
      source: SOURCE,
    },
    settings: {
      role: 'control',
      outcome: { open: ['ok'], closing: ['ok'], closed: ['throws'] },
      source: SOURCE,
    },
    close: { ...end, source: { replay: 'http2/close' } },
    destroy,
  },
} as const satisfies SocketRow;

/** As with `net`: handlers that write most often do so before they, or a handler that follows them, end the stream. */
const deviations: readonly Deviation[] = ['ServerHttp2Stream', 'ClientHttp2Stream'].flatMap((type) => {
  const heard = (event: string, moment: string, when: string): Deviation => ({
    runtime: 'node',
    versions: '*',
    cell: `${type}.events.${event}.${moment}`,
    instead: 'possible',
    because: `${event} is still heard ${when}`,
  });
  const untilOtherEnds = 'after end(), until the other end ends its half';
  return [
    heard('data', 'afterOwnClose.closing', untilOtherEnds),
    heard('end', 'afterOwnClose.closing', untilOtherEnds),
    heard('data', 'afterOwnClose.closed', 'after a close() in a handler of the same event'),
    {
      runtime: 'node',
      versions: '*',
      cell: `${type}.properties.writable.closed`,
      instead: 'false',
      because: 'it is still true while the event aborted is heard',
    },
  ];
});

const ofServer: readonly Deviation[] = [
  {
    runtime: 'node',
    versions: '*',
    cell: 'ServerHttp2Stream.events.end.afterOwnClose.closed',
    instead: 'possible',
    because: 'a close() brings about the end of what is read',
  },
];

const ofClient: readonly Deviation[] = [
  {
    runtime: 'node',
    versions: '*',
    cell: 'ClientHttp2Stream.events.end.states.closed',
    instead: 'possible',
    because: 'a stream that the server resets ends, too',
  },
  {
    runtime: 'node',
    versions: '*',
    cell: 'ClientHttp2Stream.events.response.afterOwnClose.closing',
    instead: 'possible',
    because: 'the answer to a request that was ended is what a client waits for',
  },
  {
    runtime: 'node',
    versions: '*',
    cell: 'ClientHttp2Stream.properties.writableEnded.closed',
    instead: 'true',
    because: 'it is still false while the event aborted is heard',
  },
];

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
    Http2Server: {
      methods: { listen: { returns: server } },
      emits: { session: [{ instance: 'ServerHttp2Session' }], stream: opened },
    },
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
  deviations: [...deviations, ...ofServer, ...ofClient],
} as const satisfies Library;
