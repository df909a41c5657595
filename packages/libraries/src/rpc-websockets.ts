import type { Library, MethodRow, SocketRow } from './schema.ts';

const EVENTS = { replay: 'rpc-websockets/events' } as const;

const request = {
  role: 'send',
  outcome: { connecting: ['rejects'], open: ['ok'], closing: ['rejects'], closed: ['rejects'] },
  source: { replay: 'rpc-websockets/call' },
} as const satisfies MethodRow;

const client = {
  noun: 'client',
  birth: { construct: 'connecting' },
  // Closing it can be either: what was open stays ready until the close event. Its type keeps
  // even that to itself.
  properties: { ready: { connecting: false, open: true, closed: false } },
  check: null,
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    open: { role: 'open', states: ['open'], source: EVENTS },
    error: { role: 'error', states: ['closing'], source: EVENTS },
    // It connects again by itself.
    close: { role: 'close', states: ['closed'], source: EVENTS },
  },
  methods: {
    call: request,
    notify: { ...request, source: { replay: 'rpc-websockets/notify' } },
    close: {
      role: 'close',
      outcome: { connecting: ['error-event'], open: ['ok'], closing: ['ok'], closed: ['ok'] },
      becomes: { connecting: 'closing', open: 'closing' },
      closeHandler: 'later',
      source: { replay: 'rpc-websockets/close' },
    },
  },
  // Misses: the moment between the other end's farewell and the close event, in which it still says that it is ready.
  outside: { connecting: ['connecting', 'open', 'closed'], open: ['open', 'closed'] },
  reconnects: true,
} as const satisfies SocketRow;

/** The client of `rpc-websockets`: every call is a promise that rejects while there is no connection. */
export const rpcWebsockets = {
  id: 'rpc-websockets',
  name: 'rpc-websockets',
  modules: ['rpc-websockets'],
  globals: {},
  exports: { Client: { class: 'Client' } },
  types: { Client: { socket: client } },
  declared: [
    { name: 'Client', file: 'rpc-websockets/dist/', type: 'Client' },
    { name: 'CommonClient', file: 'rpc-websockets/dist/', type: 'Client' },
  ],
} as const satisfies Library;
