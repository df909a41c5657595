import type { Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const RUN = {
  citation:
    'workerd 1.20260426.1, compatibility dates 2025-01-01 and 2026-05-01, run on loopback; https://developers.cloudflare.com/workers/runtime-apis/websockets/',
} as const;

const send = {
  role: 'send',
  // Where a browser drops in silence, Workers throw a TypeError: `Can't call WebSocket send() after close().`
  outcome: { connecting: ['throws'], open: ['ok'], closing: ['throws'], closed: ['throws'] },
  source: RUN,
} as const satisfies MethodRow;

export const workersSocket = {
  noun: 'socket',
  birth: { construct: 'connecting' },
  // An end of a pair that was not accepted yet counts as connecting here, although its `readyState` reads 1.
  properties: { readyState: { connecting: 0, open: 1, closing: 2, closed: 3 } },
  check: { property: 'readyState', open: 1 },
  constants: {
    values: {
      CONNECTING: 0,
      OPEN: 1,
      CLOSING: 2,
      CLOSED: 3,
      READY_STATE_CONNECTING: 0,
      READY_STATE_OPEN: 1,
      READY_STATE_CLOSING: 2,
      READY_STATE_CLOSED: 3,
    },
    on: ['class', 'instance'],
  },
  listeners: ['event-target', 'property'],
  events: {
    open: { role: 'open', states: ['open'], source: RUN },
    message: { role: 'message', states: ['open'], afterOwnClose: 'closing', source: RUN },
    error: { role: 'error', states: ['open', 'closing', 'closed'], source: RUN },
    // Up to compatibility date 2026-04-07 a peer's close leaves it closing until the program closes it as well.
    close: { role: 'close', states: ['closing', 'closed'], last: true, source: RUN },
  },
  methods: {
    accept: {
      role: 'open',
      outcome: { connecting: ['ok'], open: ['ok'], closing: ['ok'], closed: ['ok'] },
      source: RUN,
    },
    send,
    close: {
      role: 'close',
      outcome: { connecting: ['throws'], open: ['ok'], closing: ['ok'], closed: ['ok'] },
      becomes: { open: 'closing' },
      closeHandler: 'later',
      source: RUN,
    },
  },
} as const satisfies SocketRow;

const fresh = { socket: 'WebSocket', states: ['connecting'] } as const satisfies TypeRef;
const open = { socket: 'WebSocket', states: ['open'] } as const satisfies TypeRef;
const gone = { socket: 'WebSocket', states: ['closing', 'closed'] } as const satisfies TypeRef;
// The list holds sockets until their close is complete, the one that `webSocketClose` speaks of included.
const listed = { socket: 'WebSocket', states: ['open', 'closing', 'closed'] } as const satisfies TypeRef;

/** Cloudflare Workers and Durable Objects: a socket has to be accepted first, and one that was closed throws. */
export const cloudflareWorkers = {
  id: 'cloudflare-workers',
  name: 'Cloudflare Workers',
  modules: ['cloudflare:workers', '@cloudflare/workers-types'],
  // In a file of another runtime the global `WebSocket` is another one.
  onlyWith: ['WebSocketPair', 'DurableObject', 'acceptWebSocket', 'webSocketMessage', 'getWebSockets'],
  globals: {
    WebSocket: { class: 'WebSocket' },
    WebSocketPair: { class: 'WebSocketPair' },
    DurableObjectState: { class: 'DurableObjectState' },
    Response: { class: 'Response' },
    fetch: { function: { returns: { promise: { instance: 'Response' } } } },
  },
  exports: {
    DurableObject: { class: 'DurableObject' },
    WebSocket: { class: 'WebSocket' },
    WebSocketPair: { class: 'WebSocketPair' },
    DurableObjectState: { class: 'DurableObjectState' },
  },
  types: {
    WebSocket: { socket: workersSocket },
    WebSocketPair: { properties: { 0: fresh, 1: fresh } },
    Response: { properties: { webSocket: fresh } },
    DurableObject: { properties: { ctx: { instance: 'DurableObjectState' } } },
    DurableObjectState: {
      methods: {
        acceptWebSocket: { opens: 0 },
        getWebSockets: { returns: { array: listed } },
      },
    },
  },
  declared: [
    { name: 'WebSocket', file: '@cloudflare/workers-types/index.d.ts', type: 'WebSocket' },
    { name: 'WebSocketPair', file: '@cloudflare/workers-types/index.d.ts', type: 'WebSocketPair' },
    { name: 'DurableObjectState', file: '@cloudflare/workers-types/index.d.ts', type: 'DurableObjectState' },
  ],
  classes: [
    {
      // https://developers.cloudflare.com/durable-objects/api/base/#websocketmessage
      extends: null,
      methods: {
        constructor: [{ instance: 'DurableObjectState' }, null],
        // Frames that had arrived are still delivered after the program closed the socket itself.
        webSocketMessage: [{ ...open, afterOwnClose: 'closing' }, null],
        webSocketClose: [gone, null, null, null],
        webSocketError: [gone, null],
      },
    },
  ],
} as const satisfies Library;
