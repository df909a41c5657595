import type { FunctionRow, Library, TypeRef } from './schema.ts';
import { ws } from './ws.ts';

const open = {
  socket: 'WebSocket',
  states: ['open'],
  afterOwnClose: 'closing',
} as const satisfies TypeRef;

// `app.ws(path, authenticate, (socket, request) => …)`: any argument but the path is such a function.
const route = {
  callbacks: [
    { argument: 1, parameters: [open, null, null], runs: 'later' },
    { argument: 2, parameters: [open, null, null], runs: 'later' },
    { argument: 3, parameters: [open, null, null], runs: 'later' },
  ],
} as const satisfies FunctionRow;

/** `express-ws`: routes that get a socket of `ws`, to which nobody has listened yet. */
export const expressWs = {
  id: 'express-ws',
  name: 'express-ws',
  modules: ['express-ws'],
  // Routers in other files import express alone.
  onlyWith: ['express-ws', "'express'", '"express"'],
  globals: {},
  exports: {
    default: {
      function: { returns: { instance: 'Instance' } },
      members: { WebsocketRequestHandler: { class: 'RequestHandler' } },
    },
    WebsocketRequestHandler: { class: 'RequestHandler' },
  },
  types: {
    Instance: {
      properties: { app: { instance: 'Application' } },
      methods: { getWss: { returns: { instance: 'WebSocketServer' } } },
    },
    RequestHandler: { called: [open, null, null] },
    Application: { methods: { ws: route } },
    Router: { methods: { ws: route } },
  },
  declared: [],
  added: { methods: { ws: route } },
  uses: [ws],
} as const satisfies Library;
