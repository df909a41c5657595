import type { Library, MethodRow, SocketRow } from './schema.ts';

const SOURCE = {
  citation:
    'ioredis 6.0.0 built/Redis.js, built/redis/event_handler.js; 5.11.1 and 6.0.0 say the same: publish after disconnect() run',
} as const;

// Without a connection a command waits for the next one, so only the program's own end is the end: `Connection is closed.`
const command = {
  role: 'send',
  outcome: { connecting: ['buffers'], open: ['ok'], closed: ['rejects'] },
  source: SOURCE,
} as const satisfies MethodRow;

const end = {
  role: 'close',
  outcome: { connecting: ['ok'], open: ['ok'], closed: ['ok'] },
  becomes: { connecting: 'closed', open: 'closed' },
  closeHandler: 'later',
  source: SOURCE,
} as const satisfies MethodRow;

const client = {
  noun: 'client',
  birth: { construct: 'connecting' },
  properties: { status: { open: 'ready', connecting: 'connecting', closed: 'end' } },
  check: { property: 'status', open: 'ready' },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    connect: { role: 'open', states: ['open'], source: SOURCE },
    ready: { role: 'open', states: ['open'], source: SOURCE },
    message: { role: 'message', states: ['open'], source: SOURCE },
    pmessage: { role: 'message', states: ['open'], source: SOURCE },
    reconnecting: { role: 'other', states: ['connecting'], source: SOURCE },
    // Unheard it is printed.
    error: { role: 'error', states: ['connecting', 'open', 'closed'], source: SOURCE },
    close: { role: 'other', states: ['connecting', 'closed'], source: SOURCE },
    end: { role: 'close', states: ['closed'], source: SOURCE },
  },
  methods: {
    publish: command,
    spublish: command,
    sendCommand: command,
    quit: { ...end, outcome: { connecting: ['ok'], open: ['ok'], closed: ['rejects'] } },
    disconnect: end,
    connect: {
      role: 'open',
      outcome: { connecting: ['rejects'], open: ['rejects'], closed: ['ok'] },
      source: SOURCE,
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
