import type { Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const DOCS = {
  citation: 'docs.nestjs.com/websockets/gateways; @nestjs/websockets 12, @nestjs/platform-ws 12',
} as const;

const close = {
  role: 'close',
  outcome: { open: ['ok'], closing: ['ok'], closed: ['ok'] },
  becomes: { open: 'closing' },
  closeHandler: 'later',
  source: DOCS,
} as const satisfies MethodRow;

// Which library's socket a gateway gets is its adapter's choice: an annotation says it, and then the row of that library
// counts. Without one the client can be one of socket.io, which never fails, so nothing is a send here.
const client = {
  noun: 'client',
  birth: {},
  properties: {},
  check: null,
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    // Either adapter listens to it.
    error: { role: 'error', states: ['open', 'closing'], source: DOCS },
  },
  methods: { close, terminate: close },
} as const satisfies SocketRow;

const open = { socket: 'Client', states: ['open'] } as const satisfies TypeRef;
const heard = { ...open, afterOwnClose: 'closing' } as const satisfies TypeRef;

/** Gateways of NestJS: classes that the library calls with sockets of `ws` or of socket.io. */
export const nestjs = {
  id: 'nestjs',
  name: '@nestjs/websockets',
  modules: ['@nestjs/websockets'],
  onlyWith: ['@nestjs/websockets'],
  globals: {},
  exports: {},
  types: { Client: { socket: client } },
  declared: [],
  classes: [
    {
      extends: null,
      methods: {
        handleConnection: [open, null],
        handleDisconnect: [{ socket: 'Client', states: ['closed'] }],
      },
      decorators: { SubscribeMessage: [heard, null] },
      parameters: { ConnectedSocket: heard },
    },
  ],
} as const satisfies Library;
