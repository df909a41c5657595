import type { Library, MethodRow, SocketRow } from './schema.ts';

const EVENTS = { replay: 'ioredis/events' } as const;

// Without a connection a command waits for the next one, so only the program's own end is the end: `Connection is closed.`
// Both the callback and the promise tell of it.
const command = {
  role: 'send',
  outcome: {
    connecting: ['buffers'],
    open: ['ok'],
    closing: ['callback', 'rejects'],
    closed: ['callback', 'rejects'],
  },
  callback: 'last',
  callbackFrom: 2,
  source: { replay: 'ioredis/publish' },
} as const satisfies MethodRow;

const end = {
  role: 'close',
  outcome: { connecting: ['ok'], open: ['ok'], closing: ['ok'], closed: ['ok'] },
  becomes: { connecting: 'closing', open: 'closing' },
  closeHandler: 'later',
  source: { replay: 'ioredis/disconnect' },
} as const satisfies MethodRow;

const client = {
  noun: 'client',
  birth: { construct: 'connecting' },
  // Connecting it has several words for, and none for closing: what was ready stays so until the connection has ended.
  properties: { status: { open: 'ready', closed: 'end' } },
  check: null,
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    connect: { role: 'other', states: ['connecting'], source: EVENTS },
    ready: { role: 'open', states: ['open'], source: EVENTS },
    message: { role: 'message', states: ['open'], source: EVENTS },
    pmessage: { role: 'message', states: ['open'], source: EVENTS },
    reconnecting: { role: 'other', states: ['connecting'], source: EVENTS },
    // Unheard it is printed.
    error: { role: 'error', states: ['connecting', 'open'], source: EVENTS },
    close: { role: 'other', states: ['connecting'], afterOwnClose: 'closed', source: EVENTS },
    end: { role: 'close', states: ['closed'], source: EVENTS },
  },
  methods: {
    publish: command,
    spublish: { ...command, source: { replay: 'ioredis/spublish' } },
    sendCommand: {
      role: 'send',
      outcome: { connecting: ['buffers'], open: ['ok'], closing: ['rejects'], closed: ['rejects'] },
      source: { replay: 'ioredis/sendCommand' },
    },
    quit: {
      ...end,
      outcome: { connecting: ['ok'], open: ['ok'], closing: ['rejects'], closed: ['rejects'] },
      source: { replay: 'ioredis/quit' },
    },
    disconnect: end,
    connect: {
      role: 'open',
      outcome: { connecting: ['rejects'], open: ['rejects'], closing: ['rejects'], closed: ['ok'] },
      becomes: { closed: 'connecting' },
      source: { replay: 'ioredis/connect' },
    },
  },
  // Misses: a client whose retry strategy gives up.
  outside: { connecting: ['connecting', 'open'], open: ['open', 'connecting'] },
  kept: true,
} as const satisfies SocketRow;

/** ioredis: commands wait for a connection, and reject once the program has ended the client. */
export const ioredis = {
  id: 'ioredis',
  name: 'ioredis',
  modules: ['ioredis'],
  globals: {},
  exports: { default: { class: 'Redis' }, Redis: { class: 'Redis' } },
  types: {
    Redis: {
      socket: client,
      methods: { duplicate: { returns: { socket: 'Redis', states: ['connecting'] } } },
    },
  },
  declared: [{ name: 'Redis', file: 'ioredis/built/Redis.d.ts', type: 'Redis' }],
} as const satisfies Library;
