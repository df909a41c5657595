import type { CallbackRow, Library, SocketRow, TypeRef } from './schema.ts';
import { heardSocket } from './ws.ts';

// The plugin listens for `error` itself. Up to 9 the handler gets a stream whose `socket` is the WebSocket; the stream is
// typed as the socket, since it closes with it and nothing is sent on it by these names.
const open = { socket: 'WebSocket', states: ['open'] } as const satisfies TypeRef;

const socket = {
  ...heardSocket,
  events: {
    ...heardSocket.events,
    error: { ...heardSocket.events.error, source: { replay: 'fastify-websocket/events' } },
  },
} as const satisfies SocketRow;

const handler = {
  argument: -1,
  parameters: [open, null],
  runs: 'later',
  when: { argument: 1, property: 'websocket' },
} as const satisfies CallbackRow;

/** `@fastify/websocket`: route handlers that get a `ws` socket which somebody already listens to. */
export const fastifyWebsocket = {
  id: 'fastify-websocket',
  name: '@fastify/websocket',
  modules: ['@fastify/websocket', 'fastify-websocket'],
  // A plugin of routes gets its server from elsewhere, so the routes are known by their option.
  onlyWith: ['@fastify/websocket', 'fastify-websocket', 'websocket: true', 'wsHandler', 'websocketServer'],
  globals: {},
  exports: {
    WebSocket: { class: 'WebSocket' },
    SocketStream: { class: 'WebSocket' },
    WebsocketHandler: { class: 'WebsocketHandler' },
  },
  types: {
    WebSocket: { socket, properties: { socket: { ...open, afterOwnClose: 'closing' } } },
    WebsocketHandler: { called: [open, null] },
    Server: { properties: { clients: { set: { socket: 'WebSocket', states: ['open', 'closing'] } } } },
  },
  declared: [],
  added: {
    methods: {
      get: { callbacks: [handler] },
      route: { handlers: [{ argument: 0, path: [], methods: { wsHandler: [open, null] } }] },
    },
    properties: { websocketServer: { instance: 'Server' } },
  },
  deviations: [
    {
      runtime: '@fastify/websocket',
      versions: '<10',
      cell: 'WebSocket.handovers.get().at',
      instead: '0.socket',
      because: 'the handler gets a stream, and the socket is a member of it',
    },
  ],
} as const satisfies Library;
