import type { Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const EVENTS = { replay: 'engine-io-client/events' } as const;

const send = {
  role: 'send',
  // What is dropped tells no callback either.
  outcome: { connecting: ['buffers'], open: ['ok'], closing: ['drops'], closed: ['drops'] },
  callback: 'last',
  source: { replay: 'engine-io-client/send' },
} as const satisfies MethodRow;

const socket = {
  noun: 'socket',
  birth: { construct: 'connecting' },
  properties: {
    readyState: { connecting: 'opening', open: 'open', closing: 'closing', closed: 'closed' },
  },
  check: { property: 'readyState', open: 'open' },
  constants: { values: {}, on: [] },
  // `addEventListener` is another name of `on`.
  listeners: ['emitter', 'event-target'],
  events: {
    open: { role: 'open', states: ['open'], source: EVENTS },
    message: { role: 'message', states: ['open'], source: EVENTS },
    data: { role: 'message', states: ['open'], source: EVENTS },
    error: { role: 'error', states: ['connecting', 'open'], source: EVENTS },
    close: { role: 'close', states: ['closed'], last: true, source: EVENTS },
  },
  methods: {
    send,
    write: { ...send, source: { replay: 'engine-io-client/write' } },
    close: {
      role: 'close',
      outcome: { connecting: ['ok'], open: ['ok'], closing: ['ok'], closed: ['ok'] },
      // It waits for messages that are under way, if there are any.
      becomes: { connecting: 'closed', open: 'closed' },
      closeHandler: 'inside',
      source: { replay: 'engine-io-client/close' },
    },
  },
} as const satisfies SocketRow;

const ALIAS = {
  runtime: 'engine.io-client',
  versions: '*',
  because: 'a close in a handler of data comes before the message event for the same packet',
} as const;

const made = { socket: 'Socket', states: ['connecting'] } as const satisfies TypeRef;

/** The client of engine.io: states are words; it buffers until it is open and drops once it is closed. */
export const engineIoClient = {
  id: 'engine-io-client',
  name: 'engine.io-client',
  modules: ['engine.io-client'],
  globals: {},
  exports: {
    Socket: { class: 'Socket' },
    // Up to version 5 the module is a function.
    default: { function: { returns: made }, members: { Socket: { class: 'Socket' } } },
  },
  types: { Socket: { socket } },
  declared: [
    { name: 'Socket', file: 'engine.io-client/build/', type: 'Socket' },
    { name: 'SocketWithoutUpgrade', file: 'engine.io-client/build/', type: 'Socket' },
    { name: 'SocketWithUpgrade', file: 'engine.io-client/build/', type: 'Socket' },
  ],
  deviations: [
    { ...ALIAS, cell: 'Socket.events.message.afterOwnClose.closed', instead: 'possible' },
    { ...ALIAS, cell: 'Socket.events.close.last', instead: 'false' },
  ],
} as const satisfies Library;
