import type { Library, MethodRow, SocketRow } from './schema.ts';

const EVENTS = { replay: 'simple-peer/events' } as const;

// It is destroyed a microtask later.
const destroy = {
  role: 'close',
  outcome: { connecting: ['ok'], open: ['ok'], closing: ['ok'], closed: ['ok'] },
  becomes: { connecting: 'closing', open: 'closing' },
  closeHandler: 'later',
  source: { replay: 'simple-peer/destroy' },
} as const satisfies MethodRow;

const peer = {
  noun: 'peer',
  birth: { construct: 'connecting' },
  properties: {
    // While it is being destroyed it still counts as connected, if it was.
    connected: { connecting: false, open: true, closed: false },
    destroying: { connecting: false, open: false, closing: true, closed: false },
    destroyed: { connecting: false, open: false, closing: false, closed: true },
  },
  check: { property: 'connected', open: true, also: { property: 'destroying', open: false } },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    signal: { role: 'other', states: ['connecting', 'open'], source: EVENTS },
    connect: { role: 'open', states: ['open'], source: EVENTS },
    data: { role: 'message', states: ['open'], source: EVENTS },
    error: { role: 'error', states: ['closed'], unheard: 'ends-process', source: EVENTS },
    close: { role: 'close', states: ['closed'], last: true, source: EVENTS },
  },
  methods: {
    // Before `connect` there is no channel yet, which is a TypeError; `write` would wait.
    send: {
      role: 'send',
      outcome: { connecting: ['throws'], open: ['ok'], closing: ['drops'], closed: ['throws'] },
      source: { replay: 'simple-peer/send' },
    },
    destroy,
  },
  // Only the program's own `destroy` lies between, and that for no longer than a microtask.
  outside: { connecting: ['connecting', 'open', 'closed'], open: ['open', 'closed'] },
} as const satisfies SocketRow;

/** `simple-peer`: a data channel that throws before it is connected and after it was destroyed. */
export const simplePeer = {
  id: 'simple-peer',
  name: 'simple-peer',
  modules: ['simple-peer', 'simple-peer/simplepeer.min.js'],
  globals: { SimplePeer: { class: 'Peer' } },
  exports: { default: { class: 'Peer' }, Instance: { class: 'Peer' } },
  types: { Peer: { socket: peer, statics: { Instance: { class: 'Peer' } } } },
  declared: [{ name: 'Instance', file: '@types/simple-peer/index.d.ts', type: 'Peer' }],
} as const satisfies Library;
