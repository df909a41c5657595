import type { FunctionRow, Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const SOURCE = {
  citation:
    'redis 6.3.1: @redis/client dist/lib/client/index.js and socket.js; publish before connect() and after destroy() run',
} as const;

// A client that has lost its server keeps commands back until it is connected again, so it counts as open from
// `connect()` until the program closes it. `The client is closed` is what it says before and after.
const command = {
  role: 'send',
  outcome: { connecting: ['rejects'], open: ['ok'], closed: ['rejects'] },
  source: SOURCE,
} as const satisfies MethodRow;

const close = {
  role: 'close',
  outcome: { connecting: ['rejects'], open: ['ok'], closed: ['rejects'] },
  becomes: { open: 'closed' },
  closeHandler: 'later',
  source: SOURCE,
} as const satisfies MethodRow;

const client = {
  noun: 'client',
  birth: {},
  properties: {
    // True while it connects and connects again as well, when commands wait.
    isOpen: { connecting: false, open: true, closed: false },
    isReady: { connecting: false, closed: false },
  },
  check: { property: 'isOpen', open: true },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    connect: { role: 'open', states: ['open'], source: SOURCE },
    ready: { role: 'open', states: ['open'], source: SOURCE },
    reconnecting: { role: 'other', states: ['open'], source: SOURCE },
    // Every lost connection is one, before the client connects again.
    error: { role: 'error', states: ['open', 'closed'], unheard: 'ends-process', source: SOURCE },
    end: { role: 'close', states: ['closed'], source: SOURCE },
  },
  methods: {
    publish: command,
    sPublish: command,
    sendCommand: command,
    connect: {
      role: 'open',
      outcome: { connecting: ['ok'], open: ['ok'], closed: ['ok'] },
      source: SOURCE,
    },
    quit: close,
    disconnect: close,
    close,
    destroy: { ...close, outcome: { connecting: ['throws'], open: ['ok'], closed: ['throws'] } },
  },
  // Misses: a client whose reconnect strategy gives up.
  outside: { connecting: ['connecting'], open: ['open'] },
} as const satisfies SocketRow;

const made = { socket: 'RedisClient', states: ['connecting'] } as const satisfies TypeRef;
const createClient = { returns: made } as const satisfies FunctionRow;

/** node-redis: every command is a promise, which rejects before `connect()` and after the program has closed the client. */
export const redis = {
  id: 'redis',
  name: 'redis',
  modules: ['redis', '@redis/client'],
  versions: '>=4',
  globals: {},
  exports: {
    createClient: { function: createClient },
    RedisClientType: { class: 'RedisClient' },
    RedisClient: { class: 'RedisClient' },
  },
  types: { RedisClient: { socket: client, methods: { duplicate: createClient } } },
  declared: [
    { name: 'RedisClientType', file: 'redis/dist/index.d.ts', type: 'RedisClient' },
    { name: 'RedisClientType', file: '@redis/client/dist/lib/client/index.d.ts', type: 'RedisClient' },
    { name: 'RedisClient', file: '@redis/client/dist/lib/client/index.d.ts', type: 'RedisClient' },
  ],
} as const satisfies Library;
