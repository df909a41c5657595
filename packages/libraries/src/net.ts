import type { Library, MethodRow, Parameters, SocketRow, TypeRef } from './schema.ts';

const SOURCE = {
  citation:
    'https://nodejs.org/docs/latest-v20.x/api/net.html (Node 20: lib/net.js, lib/internal/streams/writable.js)',
} as const;

const write = {
  role: 'send',
  // Before the connection is up it is kept back, so a socket that connects counts as open.
  outcome: { open: ['ok'], closing: ['error-event', 'callback'], closed: ['callback'] },
  callback: 'last',
  source: SOURCE,
} as const satisfies MethodRow;

const end = {
  role: 'close',
  outcome: { open: ['ok'], closing: ['ok'], closed: ['ok'] },
  becomes: { open: 'closing' },
  closeHandler: 'later',
  source: SOURCE,
} as const satisfies MethodRow;

const destroy = {
  ...end,
  becomes: { open: 'closed', closing: 'closed' },
  endsDelivery: true,
  source: SOURCE,
} as const satisfies MethodRow;

// Misses: what the peer had under way still arrives after the program ended its own half.
const heard = { role: 'other', states: ['open'], source: SOURCE } as const;

export const netSocket = {
  noun: 'socket',
  birth: { construct: 'open' },
  properties: {
    writable: { open: true, closing: false, closed: false },
    destroyed: { open: false, closing: false, closed: true },
    // A socket that was destroyed need not have been ended, nor is its close event out yet.
    writableEnded: { open: false, closing: true },
    closed: { open: false, closing: false },
    readyState: { open: 'open', closing: 'readOnly', closed: 'closed' },
  },
  check: { property: 'writable', open: true },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    connect: { role: 'open', states: ['open'], source: SOURCE },
    ready: { role: 'open', states: ['open'], source: SOURCE },
    // Only TLS has this one.
    secureConnect: { role: 'open', states: ['open'], source: SOURCE },
    data: { ...heard, role: 'message' },
    // The peer has ended its half; ours is ended after the listeners have run.
    end: heard,
    timeout: heard,
    drain: { role: 'other', states: ['open'], source: SOURCE },
    error: { role: 'error', states: ['closed'], unheard: 'ends-process', source: SOURCE },
    close: { role: 'close', states: ['closed'], last: true, source: SOURCE },
  },
  methods: {
    write,
    end,
    destroySoon: {
      ...end,
      source: { citation: 'https://nodejs.org/docs/latest-v20.x/api/net.html#socketdestroysoon' },
    },
    destroy,
    resetAndDestroy: destroy,
  },
  // A peer that ends its half takes ours with it within the same turn or two; there is no lasting state between.
  outside: { open: ['open', 'closed'] },
} as const satisfies SocketRow;

const open = { socket: 'Socket', states: ['open'] } as const satisfies TypeRef;
const accepted = [open] as const satisfies Parameters;
const server = { instance: 'Server' } as const satisfies TypeRef;

const connect = {
  function: {
    returns: open,
    callbacks: [{ argument: -1, parameters: [], runs: 'later', hears: 'connect' }],
  },
} as const;

/** Node's TCP sockets: a write after the program's own `end` is an `error` event, after `destroy` it is silent. */
export const net = {
  id: 'net',
  name: 'net',
  modules: ['net', 'node:net'],
  globals: {},
  exports: {
    Socket: { class: 'Socket' },
    Stream: { class: 'Socket' },
    Server: { class: 'Server' },
    connect,
    createConnection: connect,
    createServer: {
      function: { returns: server, callbacks: [{ argument: -1, parameters: accepted, runs: 'later' }] },
    },
  },
  types: {
    Socket: { socket: netSocket, methods: { connect: connect.function } },
    Server: {
      construct: { callbacks: [{ argument: -1, parameters: accepted, runs: 'later' }] },
      methods: { listen: { returns: server } },
      emits: { connection: accepted },
    },
  },
  declared: [
    { name: 'Socket', file: '@types/node/net.d.ts', type: 'Socket' },
    { name: 'Server', file: '@types/node/net.d.ts', type: 'Server' },
    // A terminal is a socket by descent only.
    { name: 'WriteStream', file: '@types/node/tty.d.ts', type: null },
    { name: 'ReadStream', file: '@types/node/tty.d.ts', type: null },
  ],
} as const satisfies Library;
