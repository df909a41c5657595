import { reconnectingSocket } from './reconnecting-websocket.ts';
import type { Library, SocketRow, TypeRef } from './schema.ts';

const SOURCE = { citation: 'partysocket 1.3.0 src/ws.ts' } as const;

const socket = {
  ...reconnectingSocket,
  methods: {
    // It returns false for what it keeps.
    send: { ...reconnectingSocket.methods.send, source: SOURCE },
    close: { ...reconnectingSocket.methods.close, closeHandler: 'inside', source: SOURCE },
  },
} as const satisfies SocketRow;

const connecting = { socket: 'PartySocket', states: ['connecting'] } as const satisfies TypeRef;

/** `partysocket`: a descendant of `reconnecting-websocket` whose close handler runs within `close`. */
export const partysocket = {
  id: 'partysocket',
  name: 'partysocket',
  modules: ['partysocket', 'partysocket/ws', 'partysocket/react'],
  globals: {},
  exports: {
    default: { class: 'PartySocket' },
    PartySocket: { class: 'PartySocket' },
    WebSocket: { class: 'PartySocket' },
    usePartySocket: { function: { returns: connecting } },
    useWebSocket: { function: { returns: connecting } },
  },
  types: { PartySocket: { socket } },
  declared: [
    { name: 'PartySocket', file: 'partysocket/', type: 'PartySocket' },
    { name: 'ReconnectingWebSocket', file: 'partysocket/', type: 'PartySocket' },
  ],
} as const satisfies Library;
