import type { HandlerRow, Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const RUN = {
  citation: 'Bun 1.4.5, run on loopback; ServerWebSocket in bun-types/serve.d.ts',
} as const;
const TCP = { citation: 'Bun 1.4.5, run on loopback; Socket in bun-types/bun.d.ts' } as const;

// The bytes that were sent, -1 under backpressure, 0 for a message that is lost; nothing throws.
const send = {
  role: 'send',
  outcome: { open: ['ok'], closed: ['status'] },
  source: RUN,
} as const satisfies MethodRow;

// There is no closing: the state changes and the close handler runs before `close()` returns.
const close = {
  role: 'close',
  outcome: { open: ['ok'], closed: ['ok'] },
  becomes: { open: 'closed' },
  closeHandler: 'inside',
  source: RUN,
} as const satisfies MethodRow;

export const serverWebSocket = {
  noun: 'socket',
  birth: {},
  properties: { readyState: { open: 1, closed: 3 } },
  check: { property: 'readyState', open: 1 },
  misleading: { 'getBufferedAmount()': 'it can be 0 on a socket that is closed' },
  // `socket.OPEN` is undefined.
  constants: { values: {}, on: [] },
  listeners: [],
  events: {},
  methods: {
    send,
    sendText: send,
    sendBinary: send,
    ping: { ...send, role: 'control' },
    pong: { ...send, role: 'control' },
    close,
    terminate: close,
  },
} as const satisfies SocketRow;

const tcpSocket = {
  ...serverWebSocket,
  properties: { readyState: { open: 1, closed: -1 } },
  check: { property: 'readyState', open: 1 },
  misleading: {},
  methods: {
    write: { ...send, source: TCP },
    end: { ...close, source: TCP },
    terminate: { ...close, source: TCP },
  },
} as const satisfies SocketRow;

const open = { socket: 'ServerWebSocket', states: ['open'] } as const satisfies TypeRef;
const openTcp = { socket: 'Socket', states: ['open'] } as const satisfies TypeRef;

/** The methods of a `websocket` object; Elysia takes the same. */
export const WEB_SOCKET_METHODS = {
  open: [open],
  message: [open, null],
  drain: [open],
  ping: [open, null],
  pong: [open, null],
  close: [{ socket: 'ServerWebSocket', states: ['closed'] }, null, null],
} as const satisfies HandlerRow['methods'];

const serve = {
  function: { handlers: [{ argument: 0, path: ['websocket'], methods: WEB_SOCKET_METHODS }] },
} as const;

const TCP_HANDLERS = [
  {
    argument: 0,
    path: ['socket'],
    methods: {
      open: [openTcp],
      data: [openTcp, null],
      drain: [openTcp],
      close: [{ socket: 'Socket', states: ['closed'] }, null],
    },
  },
] as const satisfies readonly HandlerRow[];
const listen = { function: { handlers: TCP_HANDLERS } } as const;
const connect = { function: { handlers: TCP_HANDLERS, returns: { promise: openTcp } } } as const;

const BUN = {
  serve,
  listen,
  connect,
  ServerWebSocket: { class: 'ServerWebSocket' },
  Socket: { class: 'Socket' },
  WebSocketHandler: { class: 'WebSocketHandler' },
} as const;

/** Bun's servers: a send on a closed socket returns 0, and there is no state between open and closed. */
export const bun = {
  id: 'bun',
  name: 'Bun',
  modules: ['bun'],
  globals: { Bun: { members: BUN } },
  exports: { ...BUN, default: { members: BUN } },
  types: {
    ServerWebSocket: { socket: serverWebSocket },
    Socket: { socket: tcpSocket },
    WebSocketHandler: { handler: WEB_SOCKET_METHODS },
  },
  declared: [
    { name: 'ServerWebSocket', file: 'bun-types/serve.d.ts', type: 'ServerWebSocket' },
    { name: 'ServerWebSocket', file: 'bun-types/bun.d.ts', type: 'ServerWebSocket' },
    { name: 'Socket', file: 'bun-types/bun.d.ts', type: 'Socket' },
  ],
  handlers: [{ export: 'default', path: ['websocket'], methods: WEB_SOCKET_METHODS }],
} as const satisfies Library;
