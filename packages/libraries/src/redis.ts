import type { FunctionRow, Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const EVENTS = { replay: 'redis/events' } as const;

// Without a connection a command waits for the next one, so only the program's own end is the end: `The client is closed`.
// Misses: a client that nobody has told to connect yet says the same; who tells it often stands elsewhere.
const command = {
  role: 'send',
  outcome: { connecting: ['buffers'], open: ['ok'], closing: ['rejects'], closed: ['rejects'] },
  source: { replay: 'redis/publish' },
} as const satisfies MethodRow;

// At once, what was waiting is given up.
const destroy = {
  role: 'close',
  outcome: { connecting: ['ok'], open: ['ok'], closing: ['ok'], closed: ['ok'] },
  becomes: { connecting: 'closed', open: 'closed', closing: 'closed' },
  closeHandler: 'inside',
  source: { replay: 'redis/destroy' },
} as const satisfies MethodRow;

const client = {
  noun: 'client',
  birth: {},
  properties: {
    isReady: { connecting: false, open: true, closing: true, closed: false },
    // Also while it connects again, when commands wait.
    isOpen: { connecting: true, open: true, closing: false, closed: false },
  },
  check: { property: 'isReady', open: true, also: { property: 'isOpen', open: true } },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    connect: { role: 'other', states: ['connecting'], source: EVENTS },
    ready: { role: 'open', states: ['open'], source: EVENTS },
    reconnecting: { role: 'other', states: ['connecting'], source: EVENTS },
    // Every lost connection is one, before the client connects again.
    error: { role: 'error', states: ['connecting'], unheard: 'ends-process', source: EVENTS },
    end: { role: 'close', states: ['closed'], source: EVENTS },
  },
  methods: {
    publish: command,
    sPublish: { ...command, source: { replay: 'redis/sPublish' } },
    sendCommand: { ...command, source: { replay: 'redis/sendCommand' } },
    connect: {
      role: 'open',
      // One that was told already says so.
      outcome: { connecting: ['rejects'], open: ['rejects'], closing: ['ok'], closed: ['ok'] },
      becomes: { closing: 'open', closed: 'connecting' },
      source: { replay: 'redis/connect' },
    },
    // Waits for the answer of the server, and takes no more commands.
    quit: {
      role: 'close',
      outcome: { connecting: ['ok'], open: ['ok'], closing: ['rejects'], closed: ['rejects'] },
      becomes: { connecting: 'closed', open: 'closing' },
      closeHandler: 'later',
      source: { replay: 'redis/quit' },
    },
    close: {
      ...destroy,
      outcome: { connecting: ['ok'], open: ['ok'], closing: ['rejects'], closed: ['rejects'] },
      becomes: { connecting: 'closed', open: 'closed' },
      source: { replay: 'redis/close' },
    },
    disconnect: { ...destroy, source: { replay: 'redis/disconnect' } },
    destroy,
  },
  // Misses: a client whose reconnect strategy gives up.
  outside: {
    connecting: ['connecting', 'open'],
    open: ['open', 'connecting'],
    closing: ['closing', 'closed'],
  },
  kept: true,
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
  types: {
    RedisClient: { socket: client, methods: { duplicate: { ...createClient, another: true }, connect } },
  },
  declared: [
    { name: 'RedisClientType', file: 'redis/dist/index.d.ts', type: 'RedisClient' },
    { name: 'RedisClientType', file: '@redis/client/dist/lib/client/index.d.ts', type: 'RedisClient' },
    { name: 'RedisClient', file: '@redis/client/dist/lib/client/index.d.ts', type: 'RedisClient' },
  ],
} as const satisfies Library;
