import type { Library, MethodRow, SocketRow } from './schema.ts';

const SOURCE = { citation: 'rpc-websockets 10.0.1 src/lib/client.ts' } as const;

const request = {
  role: 'send',
  outcome: { connecting: ['rejects'], open: ['ok'], closed: ['rejects'] },
  source: SOURCE,
} as const satisfies MethodRow;

const client = {
  noun: 'client',
  birth: { construct: 'connecting' },
  properties: { ready: { connecting: false, open: true, closed: false } },
  check: { property: 'ready', open: true },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    open: { role: 'open', states: ['open'], source: SOURCE },
    error: { role: 'error', states: ['connecting', 'closed'], source: SOURCE },
    // It connects again by itself.
    close: { role: 'close', states: ['closed'], source: SOURCE },
  },
  methods: {
    call: request,
    notify: request,
    close: {
      role: 'close',
      outcome: { connecting: ['ok'], open: ['ok'], closed: ['ok'] },
      becomes: { open: 'closed' },
      closeHandler: 'later',
      source: SOURCE,
    },
  },
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
