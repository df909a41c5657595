import type { Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const EVENTS = { replay: 'socket-io/events' } as const;

export const disconnect = {
  role: 'close',
  outcome: { open: ['ok'], closed: ['ok'] },
  becomes: { open: 'closed' },
  closeHandler: 'inside',
  source: { replay: 'socket-io/disconnect' },
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
    disconnecting: { role: 'other', states: ['open'], source: EVENTS },
    disconnect: { role: 'close', states: ['closed'], source: EVENTS },
    // A middleware may refuse a packet of a client that has gone by then.
    error: { role: 'error', states: ['open', 'closed'], source: EVENTS },
  },
  methods: { disconnect },
} as const satisfies SocketRow;

const open = { socket: 'Socket', states: ['open'] } as const satisfies TypeRef;

const classes = {
  Server: { class: 'Server' },
  Namespace: { class: 'Namespace' },
  Socket: { class: 'Socket' },
} as const;

/** The server of socket.io: never reported for what it emits, but its sockets close within the call. */
export const socketIo = {
  id: 'socket-io',
  name: 'socket.io',
  modules: ['socket.io'],
  globals: {},
  exports: {
    // `const io = require('socket.io')(3000)`, `const { Server } = require('socket.io')`
    default: { function: { returns: { instance: 'Server' } }, members: classes },
    ...classes,
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
