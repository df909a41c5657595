import { crossws, peer } from './crossws.ts';
import type { FunctionRow, HandlerMethods, Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const close = {
  role: 'close',
  outcome: { open: ['ok'], closed: ['ok'] },
  becomes: { open: 'closed' },
  closeHandler: 'inside',
} as const satisfies Omit<MethodRow, 'source'>;

const socket = {
  ...peer,
  properties: { 'websocket.readyState': { open: 1, closed: 3 } },
  methods: {
    // What Bun says: the bytes that were sent, -1 under backpressure, 0 for a message that is lost.
    send: {
      role: 'send',
      outcome: { open: ['ok'], closed: ['status'] },
      source: { replay: 'crossws-bun/send' },
    },
    close: { ...close, source: { replay: 'crossws-bun/close' } },
    terminate: { ...close, source: { replay: 'crossws-bun/terminate' } },
  },
} as const satisfies SocketRow;

const open = { socket: 'Peer', states: ['open'] } as const satisfies TypeRef;
const hooks = {
  open: [open],
  message: [open, null],
  drain: [open],
  close: [{ socket: 'Peer', states: ['closed'] }, null],
  error: [{ socket: 'Peer', states: ['open', 'closed'] }, null],
} as const satisfies HandlerMethods;

const adapter = {
  handlers: [{ argument: 0, path: ['hooks'], methods: hooks }],
} as const satisfies FunctionRow;

/** crossws where it is told to run on Bun: a peer closes at once, and `send` returns what Bun says. */
export const crosswsBun = {
  ...crossws,
  id: 'crossws-bun',
  modules: ['crossws/adapters/bun'],
  globals: {},
  exports: { default: { function: adapter } },
  types: { Peer: { socket } },
  declared: [],
} as const satisfies Library;
