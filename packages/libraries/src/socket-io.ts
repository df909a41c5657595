import type { Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const SOURCE = { citation: 'socket.io 4.8.4 dist/socket.js, dist/namespace.js' } as const;

export const disconnect = {
  role: 'close',
  outcome: { open: ['ok'], closed: ['ok'] },
  becomes: { open: 'closed' },
  closeHandler: 'inside',
  source: SOURCE,
} as const satisfies MethodRow;

// `emit`, `send` and their like are no sends here: by contract a packet arrives at most once, the call never fails and a
// program that wants more asks for an acknowledgement.
const socket = {
  noun: 'socket',
  birth: {},
  properties: {
    connected: { open: true, closed: false },
    disconnected: { open: false, closed: true },
  },
  check: { property: 'connected', open: true },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    disconnecting: { role: 'other', states: ['open'], source: SOURCE },
    disconnect: { role: 'close', states: ['closed'], last: true, source: SOURCE },
    error: { role: 'error', states: ['open', 'closed'], source: SOURCE },
  },
  methods: { disconnect },
} as const satisfies SocketRow;

const open = { socket: 'Socket', states: ['open'] } as const satisfies TypeRef;

/** The server of socket.io: never reported for what it emits, but its sockets close within the call. */
export const socketIo = {
  id: 'socket-io',
  name: 'socket.io',
  modules: ['socket.io'],
  globals: {},
  exports: {
    default: { class: 'Server' },
    Server: { class: 'Server' },
    Namespace: { class: 'Namespace' },
    Socket: { class: 'Socket' },
  },
  types: {
    Socket: { socket },
    Server: {
      properties: { sockets: { instance: 'Namespace' } },
      methods: { of: { returns: { instance: 'Namespace' } } },
      emits: { connection: [open], connect: [open] },
    },
    Namespace: {
      properties: { sockets: { map: open } },
      emits: { connection: [open], connect: [open] },
    },
  },
  declared: [
    { name: 'Socket', file: 'socket.io/dist/socket.d.ts', type: 'Socket' },
    { name: 'Server', file: 'socket.io/dist/index.d.ts', type: 'Server' },
    { name: 'Namespace', file: 'socket.io/dist/namespace.d.ts', type: 'Namespace' },
  ],
} as const satisfies Library;
