import type { Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const EVENTS = { replay: 'sockjs/events' } as const;

const close = {
  role: 'close',
  outcome: { open: ['ok'], closed: ['status'] },
  becomes: { open: 'closed' },
  closeHandler: 'inside',
  source: { replay: 'sockjs/close' },
} as const satisfies MethodRow;

const connection = {
  noun: 'connection',
  birth: {},
  properties: {
    readyState: { open: 1, closed: 3 },
    readable: { open: true, closed: false },
    writable: { open: true, closed: false },
  },
  check: { property: 'readyState', open: 1 },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    data: { role: 'message', states: ['open'], source: EVENTS },
    close: { role: 'close', states: ['closed'], last: true, source: EVENTS },
  },
  methods: {
    write: {
      role: 'send',
      outcome: { open: ['ok'], closed: ['status'] },
      source: { replay: 'sockjs/write' },
    },
    close,
    end: { ...close, outcome: { open: ['ok'], closed: ['ok'] }, source: { replay: 'sockjs/end' } },
    destroy: { ...close, outcome: { open: ['ok'], closed: ['ok'] }, source: { replay: 'sockjs/destroy' } },
  },
} as const satisfies SocketRow;

const open = { socket: 'Connection', states: ['open'] } as const satisfies TypeRef;

/** The server of SockJS: `write` returns false once the connection is closed. */
export const sockjs = {
  id: 'sockjs',
  name: 'sockjs',
  modules: ['sockjs'],
  globals: {},
  exports: {
    createServer: { function: { returns: { instance: 'Server' } } },
    Connection: { class: 'Connection' },
    Server: { class: 'Server' },
  },
  types: {
    Connection: { socket: connection },
    Server: { emits: { connection: [open] } },
  },
  declared: [
    { name: 'Connection', file: '@types/sockjs/index.d.ts', type: 'Connection' },
    { name: 'Server', file: '@types/sockjs/index.d.ts', type: 'Server' },
  ],
} as const satisfies Library;
