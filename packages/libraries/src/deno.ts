import type { Library, SocketRow } from './schema.ts';
import { webSocket, whatwg } from './whatwg.ts';

const EVENTS = { replay: 'deno/events' } as const;

const { open, close } = webSocket.events;
const { send, close: closing } = webSocket.methods;

const socket = {
  ...webSocket,
  events: {
    open: { ...open, source: EVENTS },
    // Frames that had arrived are still delivered after the program closed the socket itself.
    message: { role: 'message', states: ['open'], afterOwnClose: 'closing', source: EVENTS },
    error: { role: 'error', states: ['closed'], source: EVENTS },
    close: { ...close, source: EVENTS },
  },
  methods: {
    send: { ...send, source: { replay: 'deno/send' } },
    close: { ...closing, source: { replay: 'deno/close' } },
  },
} as const satisfies SocketRow;

/** Deno: the server's socket connects only once the response has been returned. */
export const deno = {
  ...whatwg,
  id: 'deno',
  modules: [],
  exports: {},
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
  deviations: [
    {
      runtime: 'deno server',
      versions: '>=2',
      cell: 'WebSocket.methods.close.outcome.connecting',
      instead: 'ok',
      because:
        'close() on a server socket before the response is returned does nothing: the socket opens all the same',
    },
  ],
} as const satisfies Library;
