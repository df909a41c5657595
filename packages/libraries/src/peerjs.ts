import type { Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const SOURCE = {
  citation: 'peerjs 1.5.5 dist/bundler.mjs: DataConnection (open, send, close) and emitError of its base',
} as const;

const close = {
  role: 'close',
  outcome: { connecting: ['ok'], open: ['ok'], closed: ['ok'] },
  becomes: { connecting: 'closed', open: 'closed' },
  closeHandler: 'inside',
  source: SOURCE,
} as const satisfies MethodRow;

const connection = {
  noun: 'connection',
  birth: {},
  properties: { open: { connecting: false, open: true, closed: false } },
  check: { property: 'open', open: true },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    open: { role: 'open', states: ['open'], source: SOURCE },
    data: { role: 'message', states: ['open'], source: SOURCE },
    error: { role: 'error', states: ['connecting', 'open', 'closed'], source: SOURCE },
    close: { role: 'close', states: ['closed'], last: true, source: SOURCE },
  },
  methods: {
    // The `error` event is all there is, and unheard it passes.
    send: {
      role: 'send',
      outcome: { connecting: ['error-event'], open: ['ok'], closed: ['error-event'] },
      source: SOURCE,
    },
    close,
  },
} as const satisfies SocketRow;

const connecting = { socket: 'DataConnection', states: ['connecting'] } as const satisfies TypeRef;

/** PeerJS: a data connection is not open when it is handed over, on either side. */
export const peerjs = {
  id: 'peerjs',
  name: 'PeerJS',
  modules: ['peerjs'],
  globals: {},
  exports: {
    default: { class: 'Peer' },
    Peer: { class: 'Peer' },
    DataConnection: { class: 'DataConnection' },
  },
  types: {
    DataConnection: { socket: connection },
    Peer: {
      methods: { connect: { returns: connecting } },
      emits: { connection: [connecting] },
    },
  },
  declared: [
    { name: 'DataConnection', file: 'peerjs/dist/types.d.ts', type: 'DataConnection' },
    { name: 'Peer', file: 'peerjs/dist/types.d.ts', type: 'Peer' },
  ],
} as const satisfies Library;
