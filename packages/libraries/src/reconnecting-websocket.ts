import type { Library, SocketRow } from './schema.ts';

const EVENTS = { replay: 'reconnecting-websocket/events' } as const;

export const reconnectingSocket = {
  noun: 'socket',
  birth: { construct: 'connecting' },
  properties: { readyState: { connecting: 0, open: 1, closing: 2, closed: 3 } },
  check: { property: 'readyState', open: 1 },
  constants: { values: { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 }, on: ['class', 'instance'] },
  listeners: ['event-target', 'property'],
  events: {
    open: { role: 'open', states: ['open'], source: EVENTS },
    message: { role: 'message', states: ['open'], afterOwnClose: 'closing', source: EVENTS },
    error: { role: 'error', states: ['closing', 'closed'], source: EVENTS },
    // Another connection follows.
    close: { role: 'close', states: ['closing', 'closed'], source: EVENTS },
  },
  methods: {
    // Kept for the next connection, also after the program closed it by itself.
    send: {
      role: 'send',
      outcome: { connecting: ['buffers'], open: ['ok'], closing: ['buffers'], closed: ['buffers'] },
      source: { replay: 'reconnecting-websocket/send' },
    },
    close: {
      role: 'close',
      // In the run of the constructor there is nothing to close yet: it stays connecting, and never connects.
      outcome: { connecting: ['error-event'], open: ['ok'], closing: ['ok'], closed: ['ok'] },
      becomes: { connecting: 'closing', open: 'closing' },
      closeHandler: 'later',
      source: { replay: 'reconnecting-websocket/close' },
    },
  },
  reconnects: true,
} as const satisfies SocketRow;

/** `reconnecting-websocket`: what is sent while there is no connection waits for the next one. */
export const reconnectingWebsocket = {
  id: 'reconnecting-websocket',
  name: 'reconnecting-websocket',
  modules: ['reconnecting-websocket'],
  globals: { ReconnectingWebSocket: { class: 'ReconnectingWebSocket' } },
  exports: { default: { class: 'ReconnectingWebSocket' } },
  types: { ReconnectingWebSocket: { socket: reconnectingSocket } },
  declared: [
    {
      name: 'ReconnectingWebSocket',
      file: 'reconnecting-websocket/dist/reconnecting-websocket.d.ts',
      type: 'ReconnectingWebSocket',
    },
  ],
  deviations: [
    {
      runtime: 'reconnecting-websocket over undici',
      versions: '*',
      cell: 'ReconnectingWebSocket.methods.close.closeHandler',
      instead: 'inside',
      because: 'closing a socket that is still connecting tells its listeners within the call',
    },
  ],
} as const satisfies Library;
