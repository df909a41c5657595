import type { Library, SocketRow } from './schema.ts';
import { webSocket, whatwg } from './whatwg.ts';

const RUN = {
  citation: 'Deno 2.9.6, run on loopback; https://docs.deno.com/api/deno/~/Deno.upgradeWebSocket',
} as const;

const socket = {
  ...webSocket,
  events: {
    ...webSocket.events,
    // Frames that had arrived are still delivered after the program closed the socket itself.
    message: { role: 'message', states: ['open'], afterOwnClose: 'closing', source: RUN },
  },
} as const satisfies SocketRow;

/** Deno: the server's socket connects only once the response has been returned. */
export const deno = {
  ...whatwg,
  id: 'deno',
  modules: [],
  onlyWith: ['Deno.'],
  globals: {
    ...whatwg.globals,
    Deno: {
      members: {
        upgradeWebSocket: {
          function: { returns: { record: { socket: { socket: 'WebSocket', states: ['connecting'] } } } },
        },
      },
    },
  },
  types: { WebSocket: { socket } },
  declared: [{ name: 'WebSocket', file: 'lib.deno_websocket.d.ts', type: 'WebSocket' }],
  deviations: [],
} as const satisfies Library;
