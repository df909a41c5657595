import type { ExportRow, Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const EVENTS = { replay: 'socket-io-client/events' } as const;

const close = {
  role: 'close',
  outcome: { connecting: ['ok'], open: ['ok'], closed: ['ok'] },
  becomes: { connecting: 'closed', open: 'closed' },
  closeHandler: 'inside',
  source: { replay: 'socket-io-client/close' },
} as const satisfies MethodRow;

// What is emitted while there is no connection waits in a buffer, also after the program disconnected by itself.
const emit = {
  role: 'send',
  outcome: { connecting: ['buffers'], open: ['ok'], closed: ['buffers'] },
  source: { replay: 'socket-io-client/emit' },
} as const satisfies MethodRow;

const socket = {
  noun: 'socket',
  birth: {},
  properties: { connected: { connecting: false, open: true, closed: false } },
  check: { property: 'connected', open: true },
  constants: { values: {}, on: [] },
  // `addEventListener` is another name of `on`.
  listeners: ['emitter', 'event-target'],
  events: {
    connect: { role: 'open', states: ['open'], source: EVENTS },
    connect_error: { role: 'error', states: ['closed'], source: EVENTS },
    disconnect: { role: 'close', states: ['closed'], source: EVENTS },
  },
  methods: {
    emit,
    send: { ...emit, source: { replay: 'socket-io-client/send' } },
    disconnect: { ...close, source: { replay: 'socket-io-client/disconnect' } },
    close,
  },
  reconnects: true,
} as const satisfies SocketRow;

const connecting = { socket: 'Socket', states: ['connecting'] } as const satisfies TypeRef;

const LOOKUP = {
  connect: { function: { returns: connecting } },
  Socket: { class: 'Socket' },
  Manager: { class: 'Manager' },
} as const satisfies Readonly<Record<string, ExportRow>>;

// The function carries everything that the module exports.
const lookup = {
  function: { returns: connecting },
  members: { io: LOOKUP.connect, ...LOOKUP },
} as const satisfies ExportRow;

/** The client of socket.io: it buffers while it is not connected and connects again by itself. */
export const socketIoClient = {
  id: 'socket-io-client',
  name: 'socket.io-client',
  modules: ['socket.io-client'],
  globals: {},
  exports: {
    default: lookup,
    io: lookup,
    ...LOOKUP,
  },
  types: {
    Socket: { socket },
    Manager: { methods: { socket: { returns: connecting } } },
  },
  declared: [
    { name: 'Socket', file: 'socket.io-client/build/cjs/socket.d.ts', type: 'Socket' },
    { name: 'Socket', file: 'socket.io-client/build/esm/socket.d.ts', type: 'Socket' },
  ],
} as const satisfies Library;
