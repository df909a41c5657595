import type { Library, MethodRow, SocketRow } from './schema.ts';

const SOURCE = { citation: 'simple-peer 9.11.1 index.js; written from memory, not opened' } as const;

const destroy = {
  role: 'close',
  outcome: { connecting: ['ok'], open: ['ok'], closed: ['ok'] },
  becomes: { connecting: 'closed', open: 'closed' },
  closeHandler: 'later',
  source: SOURCE,
} as const satisfies MethodRow;

const peer = {
  noun: 'peer',
  birth: { construct: 'connecting' },
  properties: {
    connected: { connecting: false, open: true, closed: false },
    destroyed: { connecting: false, open: false, closed: true },
  },
  check: { property: 'connected', open: true },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    signal: { role: 'other', states: ['connecting', 'open'], source: SOURCE },
    connect: { role: 'open', states: ['open'], source: SOURCE },
    data: { role: 'message', states: ['open'], source: SOURCE },
    error: { role: 'error', states: ['closed'], unheard: 'ends-process', source: SOURCE },
    close: { role: 'close', states: ['closed'], last: true, source: SOURCE },
  },
  methods: {
    // Before `connect` there is no channel yet, which is a TypeError; `write` would wait.
    send: {
      role: 'send',
      outcome: { connecting: ['throws'], open: ['ok'], closed: ['throws'] },
      source: SOURCE,
    },
    destroy,
  },
} as const satisfies SocketRow;

/** `simple-peer`: a data channel that throws before it is connected and after it was destroyed. */
export const simplePeer = {
  id: 'simple-peer',
  name: 'simple-peer',
  modules: ['simple-peer'],
  globals: { SimplePeer: { class: 'Peer' } },
  exports: { default: { class: 'Peer' }, Instance: { class: 'Peer' } },
  types: { Peer: { socket: peer, statics: { Instance: { class: 'Peer' } } } },
  declared: [{ name: 'Instance', file: '@types/simple-peer/index.d.ts', type: 'Peer' }],
} as const satisfies Library;
