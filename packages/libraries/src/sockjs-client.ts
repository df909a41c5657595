import type { Library, SocketRow } from './schema.ts';

const SOURCE = { citation: 'sockjs-client 1.6.1 lib/main.js' } as const;

const socket = {
  noun: 'socket',
  birth: { construct: 'connecting' },
  properties: { readyState: { connecting: 0, open: 1, closing: 2, closed: 3 } },
  check: { property: 'readyState', open: 1 },
  // An instance has none of them: `socket.OPEN` is undefined.
  constants: { values: { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 }, on: ['class'] },
  listeners: ['event-target', 'property'],
  events: {
    open: { role: 'open', states: ['open'], source: SOURCE },
    message: { role: 'message', states: ['open'], source: SOURCE },
    close: { role: 'close', states: ['closed'], last: true, source: SOURCE },
  },
  methods: {
    send: {
      role: 'send',
      outcome: { connecting: ['throws'], open: ['ok'], closing: ['drops'], closed: ['drops'] },
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

/** The client of SockJS: like a browser's socket, but without constants on its instances. */
export const sockjsClient = {
  id: 'sockjs-client',
  name: 'sockjs-client',
  modules: ['sockjs-client', 'sockjs-client/dist/sockjs', 'sockjs-client/dist/sockjs.min.js'],
  globals: { SockJS: { class: 'SockJS' } },
  exports: { default: { class: 'SockJS' } },
  types: { SockJS: { socket } },
  declared: [],
} as const satisfies Library;
