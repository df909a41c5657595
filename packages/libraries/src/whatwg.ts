import type { Library, SocketRow } from './schema.ts';

const EVENTS = { replay: 'whatwg/events' } as const;

export const webSocket = {
  noun: 'socket',
  birth: { construct: 'connecting' },
  properties: { readyState: { connecting: 0, open: 1, closing: 2, closed: 3 } },
  check: { property: 'readyState', open: 1 },
  misleading: { bufferedAmount: 'it can be 0 on a socket that is connecting or closed' },
  constants: { values: { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 }, on: ['class', 'instance'] },
  listeners: ['event-target', 'property'],
  events: {
    open: { role: 'open', states: ['open'], source: EVENTS },
    // Deno still delivers after the program closed the socket itself; it has a row of its own.
    message: { role: 'message', states: ['open'], source: EVENTS },
    // By the standard the socket is closed by then. Node up to 22 tells of the error first and changes state later.
    error: {
      role: 'error',
      states: ['connecting', 'open', 'closed'],
      afterOwnClose: 'closing',
      source: EVENTS,
    },
    close: { role: 'close', states: ['closed'], tellsCode: true, last: true, source: EVENTS },
  },
  methods: {
    send: {
      role: 'send',
      outcome: { connecting: ['throws'], open: ['ok'], closing: ['drops'], closed: ['drops'] },
      source: { replay: 'whatwg/send' },
    },
    close: {
      role: 'close',
      outcome: { connecting: ['error-event'], open: ['ok'], closing: ['ok'], closed: ['ok'] },
      becomes: { connecting: 'closing', open: 'closing' },
      closeHandler: 'later',
      source: { replay: 'whatwg/close' },
    },
  },
} as const satisfies SocketRow;

/** The `WebSocket` of browsers, of Node and of undici: silent once it is closing. */
export const whatwg = {
  id: 'whatwg',
  name: 'WebSocket',
  modules: ['undici'],
  globals: { WebSocket: { class: 'WebSocket' } },
  exports: { WebSocket: { class: 'WebSocket' } },
  // No program can make the other end answer; it can only send messages of its own and miss the replies.
  types: { WebSocket: { socket: { ...webSocket, heartbeat: {} } } },
  declared: [
    { name: 'WebSocket', file: 'lib.dom.d.ts', type: 'WebSocket' },
    { name: 'WebSocket', file: 'lib.webworker.d.ts', type: 'WebSocket' },
    { name: 'WebSocket', file: '@types/node/web-globals/fetch.d.ts', type: 'WebSocket' },
    { name: 'WebSocket', file: 'undici-types/websocket.d.ts', type: 'WebSocket' },
    { name: 'WebSocket', file: 'undici/types/websocket.d.ts', type: 'WebSocket' },
  ],
  deviations: [
    {
      runtime: 'undici',
      versions: '>=7',
      cell: 'WebSocket.methods.close.closeHandler',
      instead: 'inside',
      because: 'close() while connecting runs the error and close handlers before it returns',
    },
    {
      runtime: 'undici',
      versions: '<7',
      cell: 'WebSocket.ways.client: connection refused',
      instead: 'never closed',
      because: 'Node up to 22: an error event, then connecting for ever, without a close event',
    },
  ],
} as const satisfies Library;
