import type { FunctionRow, Library, SocketRow, TypeRef } from './schema.ts';
import { heardSocket } from './ws.ts';

const open = { socket: 'WebSocket', states: ['open'] } as const satisfies TypeRef;
const socket = {
  ...heardSocket,
  events: {
    ...heardSocket.events,
    error: { ...heardSocket.events.error, source: { replay: 'koa-websocket/events' } },
  },
} as const satisfies SocketRow;
const context = { record: { websocket: open } } as const satisfies TypeRef;

const use = {
  callbacks: [{ argument: -1, parameters: [context, null], runs: 'later' }],
} as const satisfies FunctionRow;

/** `koa-websocket`: a middleware's `context.websocket` is a `ws` socket that somebody already listens to. */
export const koaWebsocket = {
  id: 'koa-websocket',
  name: 'koa-websocket',
  modules: ['koa-websocket'],
  onlyWith: ['koa-websocket'],
  globals: {},
  exports: { default: { function: { returns: { instance: 'Application' } } } },
  types: {
    WebSocket: { socket },
    Server: { properties: { clients: { set: { socket: 'WebSocket', states: ['open', 'closing'] } } } },
    Sockets: { properties: { server: { instance: 'Server' } }, methods: { use } },
    Application: { properties: { ws: { instance: 'Sockets' } } },
  },
  declared: [],
  // Routers of other packages call the middleware: `app.ws.use(route.all(path, (context) => …))`.
  added: { properties: { websocket: open } },
} as const satisfies Library;
