import type { Library, SocketRow } from './schema.ts';

const EVENTS = { replay: 'sockjs-client/events' } as const;

const socket = {
  noun: 'socket',
  birth: { construct: 'connecting' },
  properties: { readyState: { connecting: 0, open: 1, closing: 2, closed: 3 } },
  check: { property: 'readyState', open: 1 },
  // An instance has none of them: `socket.OPEN` is undefined.
  constants: { values: { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 }, on: ['class'] },
  listeners: ['event-target', 'property'],
  events: {
    open: { role: 'open', states: ['open'], source: EVENTS },
    message: { role: 'message', states: ['open'], source: EVENTS },
    error: { role: 'error', states: ['closed'], source: EVENTS },
    close: { role: 'close', states: ['closed'], last: true, source: EVENTS },
  },
  methods: {
    send: {
      role: 'send',
      outcome: { connecting: ['throws'], open: ['ok'], closing: ['drops'], closed: ['drops'] },
      source: { replay: 'sockjs-client/send' },
    },
    close: {
      role: 'close',
      // Told while the server has not said yet what it offers.
      outcome: { connecting: ['error-event'], open: ['ok'], closing: ['ok'], closed: ['ok'] },
      becomes: { connecting: 'closing', open: 'closing' },
      closeHandler: 'later',
      source: { replay: 'sockjs-client/close' },
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
  deviations: [
    {
      runtime: 'sockjs-client',
      versions: '*',
      cell: 'SockJS.events.message.afterOwnClose.closing',
      instead: 'possible',
      because: 'a close in a handler of message does not keep back the other messages of the same frame',
    },
  ],
} as const satisfies Library;
