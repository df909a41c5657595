import type { HandlerRow, Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

// The bytes that were sent, -1 under backpressure, 0 for a message that is lost; nothing throws.
const send = {
  role: 'send',
  outcome: { open: ['ok'], closed: ['status'] },
} as const satisfies Omit<MethodRow, 'source'>;

// There is no closing: the state changes and the close handler runs before `close()` returns.
const close = {
  role: 'close',
  outcome: { open: ['ok'], closed: ['ok'] },
  becomes: { open: 'closed' },
  closeHandler: 'inside',
} as const satisfies Omit<MethodRow, 'source'>;

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
    send: { ...send, source: { replay: 'bun/send' } },
    sendText: { ...send, source: { replay: 'bun/sendText' } },
    sendBinary: { ...send, source: { replay: 'bun/sendBinary' } },
    ping: { ...send, role: 'control', source: { replay: 'bun/ping' } },
    pong: { ...send, role: 'control', source: { replay: 'bun/pong' } },
    close: { ...close, source: { replay: 'bun/close' } },
    terminate: { ...close, source: { replay: 'bun/terminate' } },
  },
} as const satisfies SocketRow;

const tcpSocket = {
  ...serverWebSocket,
  properties: { readyState: { open: 1, closed: -1 } },
  check: { property: 'readyState', open: 1 },
  misleading: {},
  methods: {
    write: { ...send, source: { replay: 'bun/write' } },
    end: { ...close, source: { replay: 'bun/end' } },
    terminate: { ...close, source: { replay: 'bun/terminate' } },
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
