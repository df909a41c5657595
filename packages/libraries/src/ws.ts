import type { Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const EVENTS = { replay: 'ws/events' } as const;

const send = {
  role: 'send',
  // Connecting throws even when a callback is given; later the callback alone is told.
  outcome: { connecting: ['throws'], open: ['ok'], closing: ['callback'], closed: ['callback'] },
  callback: 'last',
  source: { replay: 'ws/send' },
} as const satisfies MethodRow;

const close = {
  role: 'close',
  // 7 emits `error` within the call, 8 after it; either way it is the only answer to a close before open.
  outcome: { connecting: ['error-event'], open: ['ok'], closing: ['ok'], closed: ['ok'] },
  becomes: { connecting: 'closing', open: 'closing' },
  closeHandler: 'later',
  source: { replay: 'ws/close' },
} as const satisfies MethodRow;

// Frames that arrived in the same read are still delivered after the program closed the socket itself.
// Misses: a peer that ends without a close frame while a compressed message is being inflated; it is heard closing.
const frame = {
  role: 'message',
  states: ['open'],
  afterOwnClose: 'closing',
  source: EVENTS,
} as const;

const open = { socket: 'WebSocket', states: ['open'] } as const satisfies TypeRef;

export const wsSocket = {
  noun: 'socket',
  birth: { construct: 'connecting' },
  properties: { readyState: { connecting: 0, open: 1, closing: 2, closed: 3 } },
  check: { property: 'readyState', open: 1 },
  misleading: { bufferedAmount: 'it can be 0 on a socket that is closed' },
  constants: { values: { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 }, on: ['class', 'instance'] },
  listeners: ['emitter', 'event-target', 'property'],
  events: {
    upgrade: { role: 'other', states: ['connecting'], source: EVENTS },
    'unexpected-response': { role: 'other', states: ['connecting'], source: EVENTS },
    open: { role: 'open', states: ['open'], source: EVENTS },
    message: frame,
    ping: frame,
    pong: frame,
    // Whatever failed, the socket counts as closing before its listeners hear of it.
    error: { role: 'error', states: ['closing'], unheard: 'ends-process', source: EVENTS },
    close: { role: 'close', states: ['closed'], tellsCode: true, last: true, source: EVENTS },
  },
  methods: {
    send,
    ping: { ...send, role: 'control', source: { replay: 'ws/ping' } },
    pong: { ...send, role: 'control', source: { replay: 'ws/pong' } },
    close,
    terminate: { ...close, endsDelivery: true, source: { replay: 'ws/terminate' } },
  },
  heartbeat: { ping: { method: 'ping', answered: 'pong' } },
} as const satisfies SocketRow;

/** The same socket where a framework has added an error listener before it hands it over. */
export const heardSocket = {
  ...wsSocket,
  events: { ...wsSocket.events, error: { role: 'error', states: ['closing'], source: EVENTS } },
} as const satisfies SocketRow;

/** `ws` 7 and later: a send on a socket that is closing or closed is silent unless it has a callback. */
export const ws = {
  id: 'ws',
  name: 'ws',
  // isomorphic-ws is this module on Node and the global `WebSocket` in a browser.
  modules: ['ws', 'isomorphic-ws'],
  versions: '>=7',
  globals: {},
  exports: {
    default: { class: 'WebSocket' },
    WebSocket: { class: 'WebSocket' },
    WebSocketServer: { class: 'WebSocketServer' },
    Server: { class: 'WebSocketServer' },
  },
  types: {
    WebSocket: {
      socket: wsSocket,
      statics: {
        Server: { class: 'WebSocketServer' },
        WebSocketServer: { class: 'WebSocketServer' },
        WebSocket: { class: 'WebSocket' },
      },
    },
    WebSocketServer: {
      // A socket stays in `clients` until its close event, so an element can be closing.
      properties: { clients: { set: { socket: 'WebSocket', states: ['open', 'closing'] } } },
      methods: {
        // `later` only where `verifyClient` answers through a callback.
        handleUpgrade: { callbacks: [{ argument: 3, parameters: [open, null], runs: 'now' }] },
      },
      emits: { connection: [open, null] },
    },
  },
  declared: [
    { name: 'WebSocket', file: '@types/ws/index.d.ts', type: 'WebSocket' },
    { name: 'WebSocketAlias', file: '@types/ws/index.d.ts', type: 'WebSocket' },
    { name: 'Server', file: '@types/ws/index.d.ts', type: 'WebSocketServer' },
    { name: 'WebSocketServer', file: '@types/ws/index.d.ts', type: 'WebSocketServer' },
  ],
} as const satisfies Library;
