import { workersSocket } from './cloudflare-workers.ts';
import type { Library, SocketRow, TypeRef } from './schema.ts';

const { send, close } = workersSocket.methods;

/** A connection is accepted before the program sees it. */
export const connection = {
  ...workersSocket,
  noun: 'connection',
  birth: {},
  properties: { readyState: { open: 1, closing: 2, closed: 3 } },
  constants: {
    values: {
      OPEN: 1,
      CLOSING: 2,
      CLOSED: 3,
      READY_STATE_OPEN: 1,
      READY_STATE_CLOSING: 2,
      READY_STATE_CLOSED: 3,
    },
    on: ['instance'],
    undeclared: true,
  },
  methods: {
    send: {
      ...send,
      outcome: { open: ['ok'], closing: ['throws'], closed: ['throws'] },
      source: { replay: 'partyserver/send' },
    },
    close: {
      ...close,
      outcome: { open: ['ok'], closing: ['ok'], closed: ['ok'] },
      source: { replay: 'partyserver/close' },
    },
  },
} as const satisfies SocketRow;

export const open = { socket: 'Connection', states: ['open'] } as const satisfies TypeRef;
export const gone = { socket: 'Connection', states: ['closing', 'closed'] } as const satisfies TypeRef;

/** `partyserver`: sockets of Workers, held by a server class. */
export const partyserver = {
  id: 'partyserver',
  name: 'partyserver',
  modules: ['partyserver', 'y-partyserver'],
  globals: {},
  exports: {
    Server: { class: 'Server' },
    YServer: { class: 'Server' },
  },
  types: {
    Connection: { socket: connection },
    Server: {
      methods: {
        // Both of its lists pass over those that are not open. Misses: asked for a tag, a server that does not hibernate yields
        // those too that the program is closing.
        getConnections: { returns: { array: open } },
        getConnection: { returns: { socket: 'Connection', states: ['open', 'closing', 'closed'] } },
      },
    },
  },
  declared: [
    { name: 'Connection', file: 'partyserver/dist/index.d.ts', type: 'Connection' },
    { name: 'Server', file: 'partyserver/dist/index.d.ts', type: 'Server' },
  ],
  classes: [
    {
      extends: 'Server',
      methods: {
        onConnect: [open, null],
        onMessage: [{ ...open, afterOwnClose: 'closing' }, null],
        // It answers a peer's close only afterwards.
        onClose: [{ socket: 'Connection', states: ['closing'], afterOwnClose: 'closed' }, null, null, null],
        onError: [gone, null],
      },
    },
  ],
} as const satisfies Library;
