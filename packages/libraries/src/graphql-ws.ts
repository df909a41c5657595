import type { Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const SOURCE = { citation: 'graphql-ws 6.4.2 dist/client.js' } as const;

// It connects when it is asked for something, after its own end as well, so nothing that it is asked can come too late.
const end = {
  role: 'close',
  outcome: { connecting: ['ok'], open: ['ok'], closed: ['ok'] },
  becomes: { connecting: 'closed', open: 'closed' },
  closeHandler: 'later',
  source: SOURCE,
} as const satisfies MethodRow;

const client = {
  noun: 'client',
  birth: {},
  properties: {},
  check: null,
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    connecting: { role: 'other', states: ['connecting'], source: SOURCE },
    opened: { role: 'open', states: ['open'], source: SOURCE },
    connected: { role: 'open', states: ['open'], source: SOURCE },
    message: { role: 'message', states: ['open'], source: SOURCE },
    error: { role: 'error', states: ['connecting', 'open', 'closed'], source: SOURCE },
    closed: { role: 'close', states: ['closed'], source: SOURCE },
  },
  methods: { dispose: end, terminate: end },
} as const satisfies SocketRow;

const connecting = { socket: 'Client', states: ['connecting'] } as const satisfies TypeRef;

/** The client of graphql-ws: never reported for what it is asked. */
export const graphqlWs = {
  id: 'graphql-ws',
  name: 'graphql-ws',
  modules: ['graphql-ws', 'graphql-ws/client'],
  globals: {},
  exports: { createClient: { function: { returns: connecting } }, Client: { class: 'Client' } },
  types: { Client: { socket: client } },
  declared: [
    { name: 'Client', file: 'graphql-ws/dist/client.d.ts', type: 'Client' },
    { name: 'Client', file: 'graphql-ws/dist/client.d.cts', type: 'Client' },
  ],
} as const satisfies Library;
