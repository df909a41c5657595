import type { Library, MethodRow } from './schema.ts';
import { ws, wsSocket } from './ws.ts';

// The callback, where there is one, is told in every state but open, and within the call.
const send = {
  ...wsSocket.methods.send,
  outcome: { connecting: ['throws'], open: ['ok'], closing: ['throws'], closed: ['throws'] },
  withCallback: { connecting: ['callback'], closing: ['callback'], closed: ['callback'] },
  source: { replay: 'ws-6/send' },
} as const satisfies MethodRow;

/** `ws` up to 6: a send on a socket that is not open throws unless it has a callback. */
export const ws6 = {
  ...ws,
  id: 'ws-6',
  versions: '<7',
  exports: { default: ws.exports.default, Server: ws.exports.Server },
  types: {
    ...ws.types,
    WebSocket: {
      statics: { Server: ws.types.WebSocket.statics.Server },
      socket: {
        ...wsSocket,
        methods: {
          ...wsSocket.methods,
          send,
          ping: { ...send, role: 'control', source: { replay: 'ws-6/ping' } },
          pong: { ...send, role: 'control', source: { replay: 'ws-6/pong' } },
        },
      },
    },
  },
} as const satisfies Library;
