import type { Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const EVENTS = { replay: 'cloudflare-workers/events' } as const;

const send = {
  role: 'send',
  // Where a browser drops in silence, Workers throw a TypeError: `Can't call WebSocket send() after close().`
  outcome: { connecting: ['throws'], open: ['ok'], closing: ['throws'], closed: ['throws'] },
  source: { replay: 'cloudflare-workers/send' },
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
    undeclared: true,
  },
  listeners: ['event-target', 'property'],
  events: {
    open: { role: 'open', states: ['open'], source: EVENTS },
    message: { role: 'message', states: ['open'], afterOwnClose: 'closing', source: EVENTS },
    error: { role: 'error', states: ['closed'], source: EVENTS },
    // Up to compatibility date 2026-04-07 a peer's close leaves it closing until the program closes it as well. Where the
    // connection is lost without a word, `readyState` still reads 1 here.
    close: { role: 'close', states: ['closing', 'closed'], source: EVENTS },
  },
  methods: {
    accept: {
      role: 'open',
      outcome: { connecting: ['ok'], open: ['ok'], closing: ['ok'], closed: ['throws'] },
      becomes: { connecting: 'open' },
      source: { replay: 'cloudflare-workers/accept' },
    },
    send,
    close: {
      role: 'close',
      outcome: { connecting: ['throws'], open: ['ok'], closing: ['ok'], closed: ['ok'] },
      becomes: { open: 'closing' },
      closeHandler: 'later',
      source: { replay: 'cloudflare-workers/close' },
    },
  },
} as const satisfies SocketRow;

const fresh = { socket: 'WebSocket', states: ['connecting'] } as const satisfies TypeRef;
const open = { socket: 'WebSocket', states: ['open'] } as const satisfies TypeRef;
const closing = { socket: 'WebSocket', states: ['closing'] } as const satisfies TypeRef;
// The list holds sockets until their close is complete, the one that `webSocketClose` speaks of included.
const listed = { socket: 'WebSocket', states: ['open', 'closing', 'closed'] } as const satisfies TypeRef;

/** Cloudflare Workers and Durable Objects: a socket has to be accepted first, and one that was closed throws. */
export const cloudflareWorkers = {
  id: 'cloudflare-workers',
  name: 'Cloudflare Workers',
  modules: ['cloudflare:workers', '@cloudflare/workers-types'],
  // In a file of another runtime the global `WebSocket` is another one.
  onlyWith: [
    'WebSocketPair',
    'DurableObject',
    'acceptWebSocket',
    'webSocketMessage',
    'getWebSockets',
    '.accept();',
    // Nowhere else a constant is called so.
    'READY_STATE_',
    // What runs on Workers alone.
    'cloudflare:workers',
    "'partyserver'",
    '"partyserver"',
    'partykit/server',
    "from 'agents",
    'from "agents',
  ],
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
    // No timer runs between the end of an accepted socket and its close event (workerd 1.20260426.1, 60 ends of two kinds).
    WebSocket: { socket: { ...workersSocket, toldAtOnce: true } },
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
        webSocketClose: [{ ...closing, afterOwnClose: 'closed' }, null, null, null],
        webSocketError: [closing, null],
      },
    },
  ],
  deviations: [
    {
      runtime: 'workerd waiting',
      versions: '*',
      cell: 'WebSocket.properties.readyState.connecting',
      instead: '1',
      because: 'readyState of a pair reads 1 before it is accepted',
    },
    {
      runtime: 'workerd accepted',
      versions: '*',
      cell: 'WebSocket.events.error.last',
      instead: 'true',
      because: 'the close event comes first, or not at all',
    },
    {
      runtime: 'workerd accepted 2025',
      versions: '*',
      cell: 'WebSocket.events.error.last',
      instead: 'true',
      because: 'the close event comes first, or not at all',
    },
    {
      runtime: 'workerd accepted 2025',
      versions: '*',
      cell: 'WebSocket.events.close.last',
      instead: 'true',
      because: 'no error follows while the runtime does not answer a close itself',
    },
    {
      runtime: 'workerd accepted 2025',
      versions: '*',
      cell: 'WebSocket.methods.send.outcome.closing',
      instead: 'throws or ok',
      because: 'after the close of the peer alone the way out is still open',
    },
    {
      runtime: 'workerd accepted 2025',
      versions: '*',
      cell: 'WebSocket.methods.close.becomes.closing',
      instead: 'closed',
      because: 'it answers the close of the peer',
    },
    {
      runtime: 'workerd client',
      versions: '*',
      cell: 'WebSocket.methods.accept.outcome.connecting',
      instead: 'throws',
      because: 'a client is not accepted',
    },
    {
      runtime: 'workerd client',
      versions: '*',
      cell: 'WebSocket.methods.close.outcome.connecting',
      instead: 'error-event',
      because: 'a client gives up, with an error and a close event',
    },
    {
      runtime: 'workerd client',
      versions: '*',
      cell: 'WebSocket.methods.close.becomes.connecting',
      instead: 'open',
      because: 'readyState of a client that was given up reads 1 until its close event',
    },
    {
      runtime: 'workerd hibernating',
      versions: '*',
      cell: 'WebSocket.methods.accept.outcome.open',
      instead: 'throws',
      because: 'acceptWebSocket() was called in its place',
    },
    {
      runtime: 'workerd hibernating',
      versions: '*',
      cell: 'WebSocket.methods.accept.outcome.closing',
      instead: 'throws',
      because: 'acceptWebSocket() was called in its place',
    },
    {
      runtime: 'workerd hibernating',
      versions: '*',
      cell: 'WebSocket.methods.send.outcome.closing',
      instead: 'throws or ok',
      because: 'after the close of the peer alone the way out is still open',
    },
    {
      runtime: 'workerd hibernating',
      versions: '*',
      cell: 'WebSocket.methods.close.becomes.closing',
      instead: 'closed',
      because: 'it answers the close of the peer',
    },
    {
      runtime: 'workerd client',
      versions: '*',
      cell: 'WebSocket.methods.accept.becomes.connecting',
      instead: 'connecting',
      because: 'a client is not accepted',
    },
    {
      runtime: 'workerd astray',
      versions: '*',
      cell: 'WebSocket.properties.readyState.closing',
      instead: '1',
      because: 'a client that was given up while connecting',
    },
    {
      runtime: 'workerd astray',
      versions: '*',
      cell: 'WebSocket.properties.readyState.closed',
      instead: '2 or 3',
      because: 'a connection that never came to be is closing for ever',
    },
    {
      runtime: 'workerd astray',
      versions: '*',
      cell: 'WebSocket.methods.accept.outcome.closing',
      instead: 'throws',
      because: 'a client that was given up while connecting',
    },
    {
      runtime: 'workerd astray',
      versions: '*',
      cell: 'WebSocket.methods.send.outcome.closing',
      instead: 'drops',
      because: 'a client that was given up while connecting',
    },
    {
      runtime: 'workerd astray',
      versions: '*',
      cell: 'WebSocket.methods.send.outcome.closed',
      instead: 'drops',
      because: 'the connection was lost or never came to be: nobody closed it',
    },
  ],
} as const satisfies Library;
