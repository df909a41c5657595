import type { FunctionRow, HandlerMethods, Library, SocketRow, TypeRef } from './schema.ts';

export const peer = {
  noun: 'peer',
  birth: {},
  // The peer itself has no state; its socket does.
  properties: { 'websocket.readyState': { open: 1, closing: 2, closed: 3 } },
  check: { property: 'websocket.readyState', open: 1 },
  constants: { values: {}, on: [] },
  listeners: [],
  events: {},
  methods: {
    // What it returns means opposite things on Node and on Bun, so nobody can tell from it.
    send: {
      role: 'send',
      outcome: { open: ['ok'], closing: ['drops'], closed: ['drops'] },
      source: { replay: 'crossws/send' },
    },
    close: {
      role: 'close',
      outcome: { open: ['ok'], closing: ['ok'], closed: ['ok'] },
      becomes: { open: 'closing' },
      // On Bun inside.
      closeHandler: 'later',
      source: { replay: 'crossws/close' },
    },
    terminate: {
      role: 'close',
      outcome: { open: ['ok'], closing: ['ok'], closed: ['ok'] },
      becomes: { open: 'closing' },
      closeHandler: 'later',
      source: { replay: 'crossws/terminate' },
    },
  },
} as const satisfies SocketRow;

const open = { socket: 'Peer', states: ['open'] } as const satisfies TypeRef;

const hooks = {
  open: [open],
  message: [{ ...open, afterOwnClose: 'closing' }, null],
  close: [{ socket: 'Peer', states: ['closing', 'closed'] }, null],
  error: [{ socket: 'Peer', states: ['open', 'closing', 'closed'] }, null],
} as const satisfies HandlerMethods;

const define = {
  handlers: [{ argument: 0, path: [], methods: hooks }],
} as const satisfies FunctionRow;

const adapter = {
  handlers: [
    { argument: 0, path: ['hooks'], methods: hooks },
    { argument: 0, path: ['websocket'], methods: hooks },
  ],
} as const satisfies FunctionRow;

/** crossws, and h3 and Nitro on top of it: hooks that get a peer, whose `send` drops once it is closed. */
export const crossws = {
  id: 'crossws',
  name: 'crossws',
  modules: [
    'crossws',
    'crossws/server',
    'crossws/adapters/deno',
    'crossws/adapters/node',
    'nitro',
    'nitro/h3',
    'nitropack/runtime',
    '#imports',
    'h3',
  ],
  // Nitro imports it without saying so.
  globals: { defineWebSocketHandler: { function: define } },
  exports: {
    default: { function: adapter },
    serve: { function: adapter },
    plugin: { function: { handlers: define.handlers } },
    defineHooks: { function: define },
    defineWebSocketHandler: { function: define },
    // h3 1
    eventHandler: { function: adapter },
    defineEventHandler: { function: adapter },
    Peer: { class: 'Peer' },
  },
  types: { Peer: { socket: peer } },
  declared: [{ name: 'Peer', file: 'crossws/dist/', type: 'Peer' }],
} as const satisfies Library;
