import type { Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const EVENTS = { replay: 'graphql-ws/events' } as const;

// It connects when it is asked for something, after its own end as well, so nothing that it is asked can come too late.
const dispose = {
  role: 'close',
  outcome: { connecting: ['ok'], open: ['ok'], closed: ['ok'] },
  // It waits until it is connected, and closes then.
  becomes: { connecting: 'connecting', open: 'open' },
  closeHandler: 'later',
  source: { replay: 'graphql-ws/dispose' },
} as const satisfies MethodRow;

const terminate = {
  role: 'close',
  outcome: { connecting: ['error-event'], open: ['ok'], closed: ['ok'] },
  becomes: { connecting: 'closed', open: 'closed' },
  closeHandler: 'inside',
  source: { replay: 'graphql-ws/terminate' },
} as const satisfies MethodRow;

const client = {
  noun: 'client',
  birth: {},
  properties: {},
  check: null,
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    // Asked again after its end, it says so before there is another socket.
    connecting: { role: 'other', states: ['connecting'], afterOwnClose: 'closed', source: EVENTS },
    opened: { role: 'open', states: ['open'], source: EVENTS },
    connected: { role: 'open', states: ['open'], source: EVENTS },
    message: { role: 'message', states: ['open'], source: EVENTS },
    error: { role: 'error', states: ['open', 'closed'], source: EVENTS },
    // `terminate` tells of the end before it closes anything.
    closed: { role: 'close', states: ['closed'], afterOwnClose: 'open', source: EVENTS },
  },
  methods: { dispose, terminate },
  reconnects: true,
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
