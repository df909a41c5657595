import type { Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const SOURCE = { citation: 'engine.io 6.6.11 build/socket.js' } as const;

const send = {
  role: 'send',
  // The callback is not run either.
  outcome: { open: ['ok'], closing: ['drops'], closed: ['drops'] },
  source: SOURCE,
} as const satisfies MethodRow;

const socket = {
  noun: 'socket',
  birth: {},
  properties: { readyState: { open: 'open', closing: 'closing', closed: 'closed' } },
  check: { property: 'readyState', open: 'open' },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    message: { role: 'message', states: ['open'], source: SOURCE },
    data: { role: 'message', states: ['open'], source: SOURCE },
    close: { role: 'close', states: ['closed'], last: true, source: SOURCE },
  },
  methods: {
    send,
    write: send,
    close: {
      role: 'close',
      outcome: { open: ['ok'], closing: ['ok'], closed: ['ok'] },
      becomes: { open: 'closing' },
      closeHandler: 'inside',
      source: SOURCE,
    },
  },
} as const satisfies SocketRow;

const open = { socket: 'Socket', states: ['open'] } as const satisfies TypeRef;

/** The server of engine.io: states are words, and a send that comes too late is dropped. */
export const engineIo = {
  id: 'engine-io',
  name: 'engine.io',
  modules: ['engine.io'],
  globals: {},
  exports: {
    Server: { class: 'Server' },
    Socket: { class: 'Socket' },
    listen: { function: { returns: { instance: 'Server' } } },
    attach: { function: { returns: { instance: 'Server' } } },
  },
  types: {
    Socket: { socket },
    Server: { emits: { connection: [open] } },
  },
  declared: [
    { name: 'Socket', file: 'engine.io/build/socket.d.ts', type: 'Socket' },
    { name: 'Server', file: 'engine.io/build/server.d.ts', type: 'Server' },
  ],
} as const satisfies Library;
