import type { ExportRow, FunctionRow, HandlerRow, Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const DOCS = {
  citation:
    'docs/index.d.ts and src/WebSocketWrapper.h of uWebSockets.js 20; https://github.com/uNetworking/uWebSockets.js/issues/269',
} as const;

// Every method throws `Invalid access of closed uWS.WebSocket/SSLWebSocket.`, inside the close handler as well.
const OUTCOME = { open: ['ok'], closed: ['throws'] } as const satisfies MethodRow['outcome'];
const send = { role: 'send', outcome: OUTCOME, source: DOCS } as const satisfies MethodRow;
const control = { role: 'control', outcome: OUTCOME, source: DOCS } as const satisfies MethodRow;
const close = {
  role: 'close',
  outcome: OUTCOME,
  becomes: { open: 'closed' },
  closeHandler: 'inside',
  source: DOCS,
} as const satisfies MethodRow;

const socket = {
  noun: 'socket',
  birth: {},
  // A socket can't be asked: only its close handler tells.
  properties: {},
  check: null,
  constants: { values: {}, on: [] },
  listeners: [],
  events: {},
  methods: {
    send,
    sendFirstFragment: send,
    sendFragment: send,
    sendLastFragment: send,
    publish: send,
    ping: control,
    cork: control,
    subscribe: control,
    unsubscribe: control,
    getBufferedAmount: control,
    end: close,
    close,
  },
} as const satisfies SocketRow;

const open = { socket: 'WebSocket', states: ['open'] } as const satisfies TypeRef;

const BEHAVIOR = {
  argument: 1,
  path: [],
  methods: {
    open: [open],
    message: [open, null, null],
    drain: [open],
    dropped: [open, null, null],
    ping: [open, null],
    pong: [open, null],
    close: [{ socket: 'WebSocket', states: ['closed'] }, null, null],
  },
} as const satisfies HandlerRow;

const chained = { returns: { instance: 'TemplatedApp' } } as const satisfies FunctionRow;
const app = { function: chained } as const satisfies ExportRow;

// Every method of an application returns it.
const CHAIN = Object.fromEntries(
  'any connect del domain filter get head listen listen_unix missingServerName options patch post put trace'
    .split(' ')
    .map((name) => [name, chained]),
);

/** `uWebSockets.js`: a socket is valid from open to close, and whatever touches it later throws. */
export const uwebsockets = {
  id: 'uwebsockets',
  name: 'uWebSockets.js',
  modules: ['uWebSockets.js'],
  globals: {},
  exports: {
    App: app,
    SSLApp: app,
    H3App: app,
    WebSocket: { class: 'WebSocket' },
    WebSocketBehavior: { class: 'WebSocketBehavior' },
  },
  types: {
    TemplatedApp: { methods: { ...CHAIN, ws: { ...chained, handlers: [BEHAVIOR] } } },
    WebSocket: { socket },
    WebSocketBehavior: { handler: BEHAVIOR.methods },
  },
  declared: [{ name: 'WebSocket', file: 'uWebSockets.js/docs/index.d.ts', type: 'WebSocket' }],
} as const satisfies Library;
