import type { Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const SOURCE = { citation: 'websocket 1.0.35 lib/WebSocketConnection.js' } as const;
const BROWSER_LIKE = { citation: 'websocket 1.0.35 lib/W3CWebSocket.js' } as const;

const send = {
  role: 'send',
  // A frame after the close frame also turns a clean close into one of code 1006.
  outcome: { open: ['ok'], closing: ['callback'], closed: ['callback'] },
  callback: 'last',
  source: { replay: 'websocket/send' },
} as const satisfies MethodRow;

const control = {
  role: 'control',
  outcome: { open: ['ok'], closing: ['drops'], closed: ['drops'] },
  source: { replay: 'websocket/ping' },
} as const satisfies MethodRow;

const close = {
  role: 'close',
  outcome: { open: ['ok'], closing: ['ok'], closed: ['ok'] },
  becomes: { open: 'closing' },
  closeHandler: 'later',
  source: { replay: 'websocket/close' },
} as const satisfies MethodRow;

const connection = {
  noun: 'connection',
  birth: {},
  properties: {
    connected: { open: true, closing: false, closed: false },
    state: { open: 'open', closing: 'ending', closed: 'closed' },
  },
  check: { property: 'connected', open: true },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    message: { role: 'message', states: ['open'], afterOwnClose: 'closing', source: SOURCE },
    frame: { role: 'message', states: ['open'], afterOwnClose: 'closing', source: SOURCE },
    ping: { role: 'message', states: ['open'], afterOwnClose: 'closing', source: SOURCE },
    pong: { role: 'message', states: ['open'], afterOwnClose: 'closing', source: SOURCE },
    // Emitted only if somebody listens.
    error: { role: 'error', states: ['closing', 'closed'], source: SOURCE },
    close: { role: 'close', states: ['closed'], last: true, source: SOURCE },
  },
  methods: {
    send,
    sendUTF: send,
    sendBytes: send,
    sendFrame: send,
    ping: control,
    pong: control,
    close,
    drop: { ...close, becomes: { open: 'closed', closing: 'closed' }, closeHandler: 'inside' },
  },
} as const satisfies SocketRow;

const w3cwebsocket = {
  noun: 'socket',
  birth: { construct: 'connecting' },
  properties: { readyState: { connecting: 0, open: 1, closing: 2, closed: 3 } },
  check: { property: 'readyState', open: 1 },
  constants: { values: { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 }, on: ['class', 'instance'] },
  listeners: ['event-target', 'property'],
  events: {
    open: { role: 'open', states: ['open'], source: BROWSER_LIKE },
    message: { role: 'message', states: ['open'], source: BROWSER_LIKE },
    error: { role: 'error', states: ['connecting', 'closed'], source: BROWSER_LIKE },
    close: { role: 'close', states: ['closed'], last: true, source: BROWSER_LIKE },
  },
  methods: {
    send: {
      role: 'send',
      outcome: { connecting: ['throws'], open: ['ok'], closing: ['throws'], closed: ['throws'] },
      source: { replay: 'websocket/send' },
    },
    close: {
      role: 'close',
      // Before it is open both events come within the call.
      outcome: { connecting: ['error-event'], open: ['ok'], closing: ['ok'], closed: ['ok'] },
      becomes: { connecting: 'closed', open: 'closing' },
      closeHandler: 'inside',
      source: { replay: 'websocket/close' },
    },
  },
} as const satisfies SocketRow;

const open = { socket: 'connection', states: ['open'] } as const satisfies TypeRef;

const errorAsWell = {
  runtime: 'websocket',
  versions: '*',
  because: 'an error event comes as well, but only if somebody listens',
} as const;

/** The package `websocket`: connections that a server accepts, and a client like a browser's that throws when closed. */
export const websocket = {
  id: 'websocket',
  name: 'websocket',
  modules: ['websocket'],
  globals: {},
  exports: {
    server: { class: 'server' },
    client: { class: 'client' },
    connection: { class: 'connection' },
    request: { class: 'request' },
    w3cwebsocket: { class: 'w3cwebsocket' },
  },
  types: {
    connection: { socket: connection },
    w3cwebsocket: { socket: w3cwebsocket },
    request: { methods: { accept: { returns: open } } },
    server: {
      properties: { connections: { array: { socket: 'connection', states: ['open', 'closing'] } } },
      emits: { request: [{ instance: 'request' }], connect: [open] },
    },
    client: { emits: { connect: [open] } },
  },
  declared: [
    { name: 'connection', file: '@types/websocket/index.d.ts', type: 'connection' },
    { name: 'w3cwebsocket', file: '@types/websocket/index.d.ts', type: 'w3cwebsocket' },
    { name: 'request', file: '@types/websocket/index.d.ts', type: 'request' },
    { name: 'server', file: '@types/websocket/index.d.ts', type: 'server' },
  ],
  deviations: [
    ...['send', 'sendUTF', 'sendBytes', 'sendFrame'].map((method) => ({
      ...errorAsWell,
      cell: `connection.methods.${method}.outcome.closing`,
      instead: 'callback error-event',
    })),
    ...['ping', 'pong'].map((method) => ({
      ...errorAsWell,
      cell: `connection.methods.${method}.outcome.closing`,
      instead: 'error-event',
    })),
  ],
} as const satisfies Library;
