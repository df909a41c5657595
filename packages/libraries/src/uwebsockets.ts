import type { ExportRow, FunctionRow, HandlerRow, Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const DOCS = {
  citation:
    'docs/index.d.ts and src/WebSocketWrapper.h of uWebSockets.js 20; https://github.com/uNetworking/uWebSockets.js/issues/269',
} as const;

const HTTP = {
  citation: 'docs/index.d.ts and src/HttpResponseWrapper.h of uWebSockets.js 20',
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
    getRemoteAddress: control,
    getRemoteAddressAsText: control,
    getTopics: control,
    isSubscribed: control,
    end: close,
    close,
  },
} as const satisfies SocketRow;

const open = { socket: 'WebSocket', states: ['open'] } as const satisfies TypeRef;

const BEHAVIOR = {
  argument: 1,
  path: [],
  methods: {
    upgrade: [{ socket: 'HttpResponse', states: ['open'] }, null, null],
    open: [open],
    message: [open, null, null],
    drain: [open],
    dropped: [open, null, null],
    ping: [open, null],
    pong: [open, null],
    close: [{ socket: 'WebSocket', states: ['closed'] }, null, null],
  },
} as const satisfies HandlerRow;

// `uWS.HttpResponse must not be accessed after uWS.HttpResponse.onAborted callback, or after a call to uWS.HttpResponse.end`
const answer = { ...send, source: HTTP, returns: 'itself' } as const satisfies MethodRow;

const last = { ...close, source: HTTP } as const satisfies MethodRow;

const response = {
  ...socket,
  noun: 'response',
  // Only a callback of its own tells that the client has gone.
  events: {
    data: { role: 'message', states: ['open'], source: HTTP },
    writable: { role: 'other', states: ['open'], source: HTTP },
    aborted: { role: 'close', states: ['closed'], last: true, source: HTTP },
  },
  methods: {
    write: answer,
    writeStatus: answer,
    writeHeader: answer,
    beginWrite: answer,
    cork: answer,
    tryEnd: { ...send, source: HTTP },
    upgrade: { ...last, sends: true },
    end: { ...last, sends: true, returns: 'itself' },
    endWithoutBody: { ...last, sends: true, returns: 'itself' },
    close: last,
  },
} as const satisfies SocketRow;

// What it is given runs within the call.
const cork = { callbacks: [{ argument: 0, parameters: [], runs: 'now' }] } as const satisfies FunctionRow;

const hearing = (hears: string) =>
  ({ callbacks: [{ argument: 0, parameters: [], runs: 'later', hears }] }) as const satisfies FunctionRow;

const chained = { returns: { instance: 'TemplatedApp' } } as const satisfies FunctionRow;
const app = { function: chained } as const satisfies ExportRow;

const routed = {
  ...chained,
  callbacks: [
    { argument: 1, parameters: [{ socket: 'HttpResponse', states: ['open'] }, null], runs: 'later' },
  ],
} as const satisfies FunctionRow;
const named = (names: string, row: FunctionRow): Readonly<Record<string, FunctionRow>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, row]));
// Every method of an application returns it.
const CHAIN = {
  ...named('domain filter listen listen_unix missingServerName', chained),
  ...named('any connect del get head options patch post put trace', routed),
};

/** `uWebSockets.js`: sockets and responses are valid until they are closed or ended, and whatever touches them later throws. */
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
    HttpResponse: { class: 'HttpResponse' },
    WebSocketBehavior: { class: 'WebSocketBehavior' },
  },
  types: {
    TemplatedApp: { methods: { ...CHAIN, ws: { ...chained, handlers: [BEHAVIOR] } } },
    WebSocket: { socket, methods: { cork } },
    HttpResponse: {
      socket: response,
      methods: {
        cork,
        onAborted: hearing('aborted'),
        onData: hearing('data'),
        onWritable: hearing('writable'),
      },
    },
    WebSocketBehavior: { handler: BEHAVIOR.methods },
  },
  declared: [
    { name: 'WebSocket', file: 'uWebSockets.js/docs/index.d.ts', type: 'WebSocket' },
    { name: 'HttpResponse', file: 'uWebSockets.js/docs/index.d.ts', type: 'HttpResponse' },
  ],
} as const satisfies Library;
