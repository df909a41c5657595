import type { FunctionRow, Library, SocketRow, TypeRef } from './schema.ts';

const EVENTS = { replay: 'dgram/events' } as const;

const datagramSocket = {
  noun: 'socket',
  birth: { construct: 'open' },
  properties: {},
  check: null,
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    listening: { role: 'open', states: ['open'], source: EVENTS },
    connect: { role: 'open', states: ['open'], source: EVENTS },
    message: { role: 'message', states: ['open'], source: EVENTS },
    // A datagram that could not be sent does not close the socket.
    error: {
      role: 'error',
      states: ['open'],
      unheard: 'ends-process',
      from: 'calls-without-callback',
      source: EVENTS,
    },
    close: { role: 'close', states: ['closed'], last: true, source: EVENTS },
  },
  methods: {
    send: {
      role: 'send',
      // A callback does not help: the call throws before it looks at it.
      outcome: { open: ['ok'], closed: ['throws'] },
      callback: 'last',
      source: { replay: 'dgram/send' },
    },
    close: {
      role: 'close',
      outcome: { open: ['ok'], closed: ['throws'] },
      becomes: { open: 'closed' },
      closeHandler: 'later',
      source: { replay: 'dgram/close' },
    },
  },
  // Nothing but the program closes it.
  outside: { open: ['open'] },
} as const satisfies SocketRow;

const open = { socket: 'Socket', states: ['open'] } as const satisfies TypeRef;

/** The last argument is a listener that is added for one time. */
const hearing = (hears: string) =>
  ({ callbacks: [{ argument: -1, parameters: [], runs: 'later', hears }] }) as const satisfies FunctionRow;

/** Node's UDP sockets: a send after the program's own `close` throws. */
export const dgram = {
  id: 'dgram',
  name: 'dgram',
  modules: ['dgram', 'node:dgram'],
  globals: {},
  exports: {
    Socket: { class: 'Socket' },
    createSocket: {
      function: {
        returns: open,
        callbacks: [{ argument: 1, parameters: [], runs: 'later', hears: 'message' }],
      },
    },
  },
  types: {
    Socket: { socket: datagramSocket, methods: { bind: hearing('listening'), close: hearing('close') } },
  },
  declared: [{ name: 'Socket', file: '@types/node/dgram.d.ts', type: 'Socket' }],
} as const satisfies Library;
