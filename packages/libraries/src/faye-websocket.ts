import type { Library, MethodRow, SocketRow } from './schema.ts';

const SOURCE = { citation: 'faye-websocket 0.11.4 lib/faye/websocket/api.js' } as const;

const EVENTS = { replay: 'faye-websocket/events' } as const;

const send = {
  role: 'send',
  outcome: { connecting: ['buffers'], open: ['ok'], closing: ['status'], closed: ['status'] },
  source: { replay: 'faye-websocket/send' },
} as const satisfies MethodRow;

const close = {
  role: 'close',
  outcome: { connecting: ['ok'], open: ['ok'], closing: ['ok'], closed: ['ok'] },
  becomes: { connecting: 'closed', open: 'closing' },
  // Before it is open there is nothing to wait for.
  closeHandler: 'inside',
  source: { replay: 'faye-websocket/close' },
} as const satisfies MethodRow;

const socket = {
  noun: 'socket',
  birth: { construct: 'connecting' },
  properties: { readyState: { connecting: 0, open: 1, closing: 2, closed: 3 } },
  check: { property: 'readyState', open: 1 },
  constants: { values: {}, on: [] },
  listeners: ['emitter', 'event-target', 'property'],
  events: {
    open: { role: 'open', states: ['open'], source: EVENTS },
    message: { role: 'message', states: ['open'], source: EVENTS },
    error: { role: 'error', states: ['connecting', 'open', 'closing', 'closed'], source: SOURCE },
    close: { role: 'close', states: ['closed'], last: true, source: EVENTS },
  },
  methods: {
    send,
    ping: { ...send, role: 'control', source: { replay: 'faye-websocket/ping' } },
    close,
    end: { ...close, source: { replay: 'faye-websocket/end' } },
  },
} as const satisfies SocketRow;

/** `faye-websocket`: it buffers until it is open, and returns false once it is closing. */
export const fayeWebsocket = {
  id: 'faye-websocket',
  name: 'faye-websocket',
  modules: ['faye-websocket'],
  globals: {},
  exports: {
    default: { class: 'WebSocket' },
    Client: { class: 'WebSocket' },
  },
  types: { WebSocket: { socket, statics: { Client: { class: 'WebSocket' } } } },
  declared: [],
} as const satisfies Library;
