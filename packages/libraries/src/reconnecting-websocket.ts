import type { Library, SocketRow } from './schema.ts';

const SOURCE = { citation: 'reconnecting-websocket 4.4.0 reconnecting-websocket.ts' } as const;

export const reconnectingSocket = {
  noun: 'socket',
  birth: { construct: 'connecting' },
  properties: { readyState: { connecting: 0, open: 1, closing: 2, closed: 3 } },
  check: { property: 'readyState', open: 1 },
  constants: { values: { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 }, on: ['class', 'instance'] },
  listeners: ['event-target', 'property'],
  events: {
    open: { role: 'open', states: ['open'], source: SOURCE },
    message: { role: 'message', states: ['open'], source: SOURCE },
    error: { role: 'error', states: ['connecting', 'closing', 'closed'], source: SOURCE },
    // Another connection follows.
    close: { role: 'close', states: ['connecting', 'closing', 'closed'], source: SOURCE },
  },
  methods: {
    // Kept for the next connection, also after the program closed it by itself.
    send: {
      role: 'send',
      outcome: { connecting: ['buffers'], open: ['ok'], closing: ['buffers'], closed: ['buffers'] },
      source: SOURCE,
    },
    close: {
      role: 'close',
      outcome: { connecting: ['ok'], open: ['ok'], closing: ['ok'], closed: ['ok'] },
      becomes: { connecting: 'closing', open: 'closing' },
      closeHandler: 'later',
      source: SOURCE,
    },
  },
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
} as const satisfies Library;
