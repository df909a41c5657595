import { reconnectingSocket } from './reconnecting-websocket.ts';
import type { Library, SocketRow, TypeRef } from './schema.ts';

const EVENTS = { replay: 'partysocket/events' } as const;

const socket = {
  ...reconnectingSocket,
  events: {
    open: { role: 'open', states: ['open'], source: EVENTS },
    message: { role: 'message', states: ['open'], source: EVENTS },
    // Connecting where the address could not be had.
    error: { role: 'error', states: ['connecting', 'closing', 'closed'], source: EVENTS },
    close: { role: 'close', states: ['closing', 'closed'], source: EVENTS },
  },
  methods: {
    // It returns false for what it keeps.
    send: { ...reconnectingSocket.methods.send, source: { replay: 'partysocket/send' } },
    close: {
      role: 'close',
      outcome: { connecting: ['ok'], open: ['ok'], closing: ['ok'], closed: ['ok'] },
      becomes: { connecting: 'closed', open: 'closed', closing: 'closed' },
      closeHandler: 'inside',
      source: { replay: 'partysocket/close' },
    },
  },
} as const satisfies SocketRow;

/** It begins to connect as soon as it is made. */
export const connecting = { socket: 'PartySocket', states: ['connecting'] } as const satisfies TypeRef;

/** `partysocket`: a descendant of `reconnecting-websocket` whose close handler runs within `close`. */
export const partysocket = {
  id: 'partysocket',
  name: 'partysocket',
  modules: ['partysocket', 'partysocket/ws'],
  globals: {},
  exports: {
    default: { class: 'PartySocket' },
    PartySocket: { class: 'PartySocket' },
    WebSocket: { class: 'PartySocket' },
  },
  types: { PartySocket: { socket } },
  declared: [
    { name: 'PartySocket', file: 'partysocket/', type: 'PartySocket' },
    { name: 'ReconnectingWebSocket', file: 'partysocket/', type: 'PartySocket' },
  ],
} as const satisfies Library;
