import type { Deviation, Library, MethodRow, Parameters, SocketRow, TypeRef } from './schema.ts';

const write = {
  role: 'send',
  // Before the connection is up it is kept back, so a socket that connects counts as open.
  outcome: { open: ['ok'], closing: ['error-event', 'callback'], closed: ['callback'] },
  callback: 'last',
  source: { replay: 'net/write' },
} as const satisfies MethodRow;

const end = {
  role: 'close',
  outcome: { open: ['ok'], closing: ['ok'], closed: ['ok'] },
  becomes: { open: 'closing' },
  closeHandler: 'later',
  source: { replay: 'net/end' },
} as const satisfies MethodRow;

const destroy = {
  ...end,
  becomes: { open: 'closed', closing: 'closed' },
  endsDelivery: true,
  source: { replay: 'net/destroy' },
} as const satisfies MethodRow;

const EVENTS = { replay: 'net/events' } as const;

// Each is also heard after the program's own `end`, for which see `deviationsOfNode`.
const heard = { role: 'other', states: ['open'], source: EVENTS } as const;

export const netSocket = {
  noun: 'socket',
  birth: { construct: 'open' },
  properties: {
    writable: { open: true, closing: false, closed: false },
    destroyed: { open: false, closing: false, closed: true },
    // A socket that was destroyed need not have been ended.
    writableEnded: { open: false, closing: true },
    closed: { open: false, closing: false, closed: true },
    readyState: { closing: 'readOnly', closed: 'closed' },
  },
  // At first it is opening; where `allowHalfOpen` keeps a socket whose peer has ended, it can still be written.
  varying: { readyState: { open: ['open', 'opening', 'writeOnly'] } },
  check: { property: 'writable', open: true },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    connect: { role: 'open', states: ['open'], source: EVENTS },
    ready: { role: 'open', states: ['open'], source: EVENTS },
    data: { ...heard, role: 'message' },
    // The peer has ended its half; ours is ended after the listeners have run.
    end: { ...heard, orError: true },
    timeout: heard,
    drain: { role: 'other', states: ['open'], source: EVENTS },
    error: { role: 'error', states: ['closed'], unheard: 'ends-process', source: EVENTS },
    close: { role: 'close', states: ['closed'], last: true, source: EVENTS },
  },
  methods: {
    write,
    end,
    // Once everything is out, it need not wait.
    destroySoon: {
      ...end,
      becomes: { open: 'closing', closing: 'closed' },
      source: { replay: 'net/destroySoon' },
    },
    destroy,
    // While the program's own end is on its way out, a reset is refused with an error event.
    resetAndDestroy: {
      ...destroy,
      outcome: { open: ['ok'], closing: ['error-event'], closed: ['ok'] },
      source: { replay: 'net/resetAndDestroy' },
    },
  },
  // A peer that ends its half takes ours with it within the same turn or two; there is no lasting state between.
  outside: { open: ['open', 'closed'] },
  heartbeat: { keepAlive: 'setKeepAlive', idle: ['setTimeout'] },
} as const satisfies SocketRow;

/**
 * Until the peer ends its half too, all of these are heard after the program's own `end`. The row does without: most handlers
 * that write do so before they, or a handler that follows them, end the socket, and would be reported. Nor is a failed write
 * what anybody would call closing the socket.
 */
export function deviationsOfNode(type: string): readonly Deviation[] {
  return [
    ...['data', 'end', 'timeout'].map((event) => ({
      runtime: 'node',
      versions: '*',
      cell: `${type}.events.${event}.afterOwnClose.closing`,
      instead: 'possible',
      because: `${event} is still heard after end(), until the peer ends its half`,
    })),
    {
      runtime: 'node',
      versions: '*',
      cell: `${type}.methods.write.becomes.closing`,
      instead: 'closed',
      because: 'a write after end() fails, and the failure destroys the socket',
    },
  ];
}

const open = { socket: 'Socket', states: ['open'] } as const satisfies TypeRef;
const accepted = [open] as const satisfies Parameters;
const server = { instance: 'Server' } as const satisfies TypeRef;

const connect = {
  function: {
    returns: open,
    callbacks: [{ argument: -1, parameters: [], runs: 'later', hears: 'connect' }],
  },
} as const;

/** Node's TCP sockets: a write after the program's own `end` is an `error` event, after `destroy` it is silent. */
export const net = {
  id: 'net',
  name: 'net',
  modules: ['net', 'node:net'],
  globals: {},
  exports: {
    Socket: { class: 'Socket' },
    Stream: { class: 'Socket' },
    Server: { class: 'Server' },
    connect,
    createConnection: connect,
    createServer: {
      function: { returns: server, callbacks: [{ argument: -1, parameters: accepted, runs: 'later' }] },
    },
  },
  types: {
    Socket: { socket: netSocket, methods: { connect: connect.function } },
    Server: {
      construct: { callbacks: [{ argument: -1, parameters: accepted, runs: 'later' }] },
      methods: { listen: { returns: server } },
      emits: { connection: accepted },
    },
  },
  declared: [
    { name: 'Socket', file: '@types/node/net.d.ts', type: 'Socket' },
    { name: 'Server', file: '@types/node/net.d.ts', type: 'Server' },
    // A terminal is a socket by descent only.
    { name: 'WriteStream', file: '@types/node/tty.d.ts', type: null },
    { name: 'ReadStream', file: '@types/node/tty.d.ts', type: null },
  ],
  deviations: deviationsOfNode('Socket'),
} as const satisfies Library;
