import type { FunctionRow, HandlerMethods, Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const send = {
  role: 'send',
  // Whatever the runtime's send returns, the wrapper discards.
  outcome: { open: ['ok'], closing: ['drops'], closed: ['drops'] },
  source: { replay: 'hono/send' },
} as const satisfies MethodRow;

const states = { open: 1, closing: 2, closed: 3 } as const;

export const wsContext = {
  noun: 'socket',
  birth: {},
  properties: { readyState: states, 'raw.readyState': states },
  check: { property: 'readyState', open: 1 },
  constants: { values: {}, on: [] },
  // Handlers are methods of an object; the wrapper itself is no emitter.
  listeners: [],
  events: {},
  methods: {
    send,
    close: {
      role: 'close',
      outcome: { open: ['ok'], closing: ['ok'], closed: ['ok'] },
      becomes: { open: 'closing' },
      closeHandler: 'later',
      source: { replay: 'hono/close' },
    },
  },
} as const satisfies SocketRow;

const open = { socket: 'WSContext', states: ['open'] } as const satisfies TypeRef;

export const handlers = {
  onOpen: [null, open],
  onMessage: [null, { ...open, afterOwnClose: 'closing' }],
  onClose: [null, { socket: 'WSContext', states: ['closing', 'closed'] }],
  // Not on Node so far: the helper makes an event of a class that Node lacks, and prints that it failed.
  onError: [null, { socket: 'WSContext', states: ['open', 'closing', 'closed'] }],
} as const satisfies HandlerMethods;

const upgradeWebSocket = {
  callbacks: [{ argument: 0, parameters: [null], runs: 'later', returns: handlers }],
} as const satisfies FunctionRow;

/** Hono's helper for web sockets: handler objects that get a wrapper, whose `send` tells nobody that it failed. */
export const hono = {
  id: 'hono',
  name: 'Hono',
  modules: ['hono/ws', 'hono/deno', '@hono/deno', '@hono/node-ws', '@hono/node-server'],
  globals: {},
  exports: {
    WSContext: { class: 'WSContext' },
    WSEvents: { class: 'WSEvents' },
    upgradeWebSocket: { function: upgradeWebSocket },
    createNodeWebSocket: { function: { returns: { instance: 'Helper' } } },
  },
  types: {
    WSContext: { socket: wsContext },
    WSEvents: { handler: handlers },
    Helper: { methods: { upgradeWebSocket } },
  },
  declared: [{ name: 'WSContext', file: 'hono/dist/types/helper/websocket/index.d.ts', type: 'WSContext' }],
} as const satisfies Library;
