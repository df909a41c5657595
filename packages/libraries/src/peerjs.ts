import type { Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const EVENTS = { replay: 'peerjs/events' } as const;

const close = {
  role: 'close',
  outcome: { connecting: ['ok'], open: ['ok'], closed: ['ok'] },
  becomes: { connecting: 'closed', open: 'closed' },
  closeHandler: 'inside',
  source: { replay: 'peerjs/close' },
} as const satisfies MethodRow;

const connection = {
  noun: 'connection',
  birth: {},
  properties: { open: { connecting: false, open: true, closed: false } },
  check: { property: 'open', open: true },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    open: { role: 'open', states: ['open'], source: EVENTS },
    data: { role: 'message', states: ['open'], source: EVENTS },
    error: { role: 'error', states: ['connecting', 'open', 'closed'], source: EVENTS },
    close: { role: 'close', states: ['closed'], source: EVENTS },
  },
  methods: {
    // The `error` event is all there is, and unheard it passes.
    send: {
      role: 'send',
      outcome: { connecting: ['error-event'], open: ['ok'], closed: ['error-event'] },
      source: { replay: 'peerjs/send' },
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
