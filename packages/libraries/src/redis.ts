import type { FunctionRow, Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const SOURCE = {
  citation:
    'redis 6.3.1: @redis/client dist/lib/client/index.js and socket.js; publish before connect() and after destroy() run',
} as const;

// Without a connection a command waits for the next one, so only the program's own end is the end: `The client is closed`.
// Misses: a client that nobody has told to connect yet says the same; who tells it often stands elsewhere.
const command = {
  role: 'send',
  outcome: { connecting: ['buffers'], open: ['ok'], closed: ['rejects'] },
  source: SOURCE,
} as const satisfies MethodRow;

const close = {
  role: 'close',
  outcome: { connecting: ['ok'], open: ['ok'], closed: ['rejects'] },
  becomes: { connecting: 'closed', open: 'closed' },
  closeHandler: 'later',
  source: SOURCE,
} as const satisfies MethodRow;

const client = {
  noun: 'client',
  birth: {},
  properties: {
    isReady: { connecting: false, open: true, closed: false },
    // Also while it connects again, when commands wait.
    isOpen: { connecting: true, open: true, closed: false },
  },
  check: { property: 'isReady', open: true },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    connect: { role: 'open', states: ['open'], source: SOURCE },
    ready: { role: 'open', states: ['open'], source: SOURCE },
    reconnecting: { role: 'other', states: ['connecting'], source: SOURCE },
    // Every lost connection is one, before the client connects again.
    error: {
      role: 'error',
      states: ['connecting', 'open', 'closed'],
      unheard: 'ends-process',
      source: SOURCE,
    },
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
    destroy: { ...close, outcome: { connecting: ['ok'], open: ['ok'], closed: ['throws'] } },
  },
  // Misses: a client whose reconnect strategy gives up.
  outside: { connecting: ['connecting', 'open'], open: ['open', 'connecting'] },
} as const satisfies SocketRow;

const made = { socket: 'RedisClient', states: ['connecting'] } as const satisfies TypeRef;
const createClient = { returns: made } as const satisfies FunctionRow;

const connect = {
  returns: { promise: { socket: 'RedisClient', states: ['open'] } },
} as const satisfies FunctionRow;

/** node-redis: every command is a promise, which rejects once the program has closed the client. */
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
  types: { RedisClient: { socket: client, methods: { duplicate: createClient, connect } } },
  declared: [
    { name: 'RedisClientType', file: 'redis/dist/index.d.ts', type: 'RedisClient' },
    { name: 'RedisClientType', file: '@redis/client/dist/lib/client/index.d.ts', type: 'RedisClient' },
    { name: 'RedisClient', file: '@redis/client/dist/lib/client/index.d.ts', type: 'RedisClient' },
  ],
} as const satisfies Library;
