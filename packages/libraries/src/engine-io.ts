import type { Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const EVENTS = { replay: 'engine-io/events' } as const;

const send = {
  role: 'send',
  // What is dropped tells no callback either.
  outcome: { open: ['ok'], closing: ['drops'], closed: ['drops'] },
  callback: 'last',
  source: { replay: 'engine-io/send' },
} as const satisfies MethodRow;

const socket = {
  noun: 'socket',
  birth: {},
  properties: { readyState: { open: 'open', closing: 'closing', closed: 'closed' } },
  check: { property: 'readyState', open: 'open' },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    message: { role: 'message', states: ['open'], source: EVENTS },
    data: { role: 'message', states: ['open'], source: EVENTS },
    close: { role: 'close', states: ['closed'], last: true, source: EVENTS },
  },
  methods: {
    send,
    write: { ...send, source: { replay: 'engine-io/write' } },
    close: {
      role: 'close',
      outcome: { open: ['ok'], closing: ['ok'], closed: ['ok'] },
      // It waits for messages that are under way, if there are any.
      becomes: { open: 'closed' },
      closeHandler: 'inside',
      source: { replay: 'engine-io/close' },
    },
  },
} as const satisfies SocketRow;

const open = { socket: 'Socket', states: ['open'] } as const satisfies TypeRef;

const ALIAS = {
  runtime: 'engine.io',
  versions: '*',
  because: 'a close in a handler of data comes before the message event for the same packet',
} as const;

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
    Server: {
      // One that is closing stays in there until it has closed.
      properties: { clients: { object: { socket: 'Socket', states: ['open', 'closing'] } } },
      emits: { connection: [open] },
    },
  },
  declared: [
    { name: 'Socket', file: 'engine.io/build/socket.d.ts', type: 'Socket' },
    { name: 'Server', file: 'engine.io/build/server.d.ts', type: 'Server' },
  ],
  deviations: [
    { ...ALIAS, cell: 'Socket.events.message.afterOwnClose.closed', instead: 'possible' },
    { ...ALIAS, cell: 'Socket.events.close.last', instead: 'false' },
  ],
} as const satisfies Library;
