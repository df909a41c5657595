import { bun, serverWebSocket } from './bun.ts';
import type { FunctionRow, HandlerRow, Library, SocketRow, TypeRef } from './schema.ts';

const { send, sendText, sendBinary, ping, pong, close, terminate } = serverWebSocket.methods;

const socket = {
  ...serverWebSocket,
  methods: {
    send: { ...send, source: { replay: 'elysia/send' } },
    sendText: { ...sendText, source: { replay: 'elysia/sendText' } },
    sendBinary: { ...sendBinary, source: { replay: 'elysia/sendBinary' } },
    ping: { ...ping, source: { replay: 'elysia/ping' } },
    pong: { ...pong, source: { replay: 'elysia/pong' } },
    close: { ...close, source: { replay: 'elysia/close' } },
    terminate: { ...terminate, source: { replay: 'elysia/terminate' } },
  },
} as const satisfies SocketRow;

const open = { socket: 'ElysiaWS', states: ['open'] } as const satisfies TypeRef;
const raw = { socket: 'ServerWebSocket', states: ['open'] } as const satisfies TypeRef;

// Misses: an asynchronous `parse` of the program's own delays `message`, and the socket can be closed by then.
const METHODS = {
  open: [open],
  message: [open, null],
  drain: [open],
  // These two get the socket itself.
  ping: [raw, null],
  pong: [raw, null],
  close: [{ socket: 'ElysiaWS', states: ['closed'] }, null, null],
} as const satisfies HandlerRow['methods'];

const chained = { returns: { instance: 'Elysia' } } as const satisfies FunctionRow;

// Every method of an application returns it.
const CHAIN = Object.fromEntries(
  (
    'all as connect cors decorate delete derive error get head headers listen macro mapDerive mapResolve ' +
    'mapResponse model mount on onAfterHandle onAfterResponse onBeforeHandle onError onParse onRequest onStart onStop ' +
    'onTransform options parser patch post put resolve route state trace'
  )
    .split(' ')
    .map((name) => [name, chained]),
);

/** A part of the application, which is handed the application. */
const within = (argument: number) =>
  ({
    ...chained,
    callbacks: [{ argument, parameters: [chained.returns], runs: 'now' }],
  }) as const satisfies FunctionRow;

/** Elysia's `.ws(…)`: each event hands over a new wrapper of Bun's socket, with the same answers. */
export const elysia = {
  id: 'elysia',
  name: 'Elysia',
  modules: ['elysia', 'elysia/ws'],
  globals: {},
  exports: {
    default: { class: 'Elysia' },
    Elysia: { class: 'Elysia' },
    ElysiaWS: { class: 'ElysiaWS' },
  },
  types: {
    Elysia: {
      methods: {
        ...CHAIN,
        group: within(-1),
        guard: within(-1),
        use: within(0),
        ws: { ...chained, handlers: [{ argument: 1, path: [], methods: METHODS }] },
      },
    },
    ElysiaWS: {
      socket,
      properties: { raw: { socket: 'ServerWebSocket', states: ['open', 'closed'] } },
    },
  },
  declared: [
    { name: 'Elysia', file: 'elysia/dist/index.d.ts', type: 'Elysia' },
    { name: 'ElysiaWS', file: 'elysia/dist/ws/index.d.ts', type: 'ElysiaWS' },
  ],
  uses: [bun],
} as const satisfies Library;
