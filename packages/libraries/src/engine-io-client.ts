import type { Library, MethodRow, SocketRow } from './schema.ts';

const SOURCE = { citation: 'engine.io-client 6.6.8 build/cjs/socket.js' } as const;

const send = {
  role: 'send',
  outcome: { connecting: ['buffers'], open: ['ok'], closing: ['drops'], closed: ['drops'] },
  source: SOURCE,
} as const satisfies MethodRow;

const socket = {
  noun: 'socket',
  birth: { construct: 'connecting' },
  properties: {
    readyState: { connecting: 'opening', open: 'open', closing: 'closing', closed: 'closed' },
  },
  check: { property: 'readyState', open: 'open' },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    open: { role: 'open', states: ['open'], source: SOURCE },
    message: { role: 'message', states: ['open'], source: SOURCE },
    data: { role: 'message', states: ['open'], source: SOURCE },
    error: { role: 'error', states: ['connecting', 'open', 'closed'], source: SOURCE },
    close: { role: 'close', states: ['closed'], last: true, source: SOURCE },
  },
  methods: {
    send,
    write: send,
    close: {
      role: 'close',
      outcome: { connecting: ['ok'], open: ['ok'], closing: ['ok'], closed: ['ok'] },
      becomes: { connecting: 'closing', open: 'closing' },
      closeHandler: 'later',
      source: SOURCE,
    },
  },
} as const satisfies SocketRow;

/** The client of engine.io: states are words; it buffers until it is open and drops once it is closed. */
export const engineIoClient = {
  id: 'engine-io-client',
  name: 'engine.io-client',
  modules: ['engine.io-client'],
  globals: {},
  exports: { Socket: { class: 'Socket' } },
  types: { Socket: { socket } },
  declared: [
    { name: 'Socket', file: 'engine.io-client/build/', type: 'Socket' },
    { name: 'SocketWithoutUpgrade', file: 'engine.io-client/build/', type: 'Socket' },
    { name: 'SocketWithUpgrade', file: 'engine.io-client/build/', type: 'Socket' },
  ],
} as const satisfies Library;
