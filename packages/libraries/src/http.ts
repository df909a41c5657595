import { net } from './net.ts';
import type { Library, Parameters, TypeRef } from './schema.ts';

const REQUEST = { instance: 'IncomingMessage' } as const satisfies TypeRef;
const server = { instance: 'HttpServer' } as const satisfies TypeRef;
const request = { instance: 'ClientRequest' } as const satisfies TypeRef;

/** The raw socket of a request that leaves HTTP, and the bytes that came with it. */
const taken = [REQUEST, { socket: 'Socket', states: ['open'] }, null] as const satisfies Parameters;

const served = { socket: 'Socket', states: ['open'], served: true } as const satisfies TypeRef;

const ask = {
  function: { returns: request, callbacks: [{ argument: -1, parameters: [REQUEST], runs: 'later' }] },
} as const;

/** A listener that gets a request and, where somebody asks for it, the response. */
export const answered = (parameters: Parameters) =>
  ({ callbacks: [{ argument: -1, parameters, runs: 'later' }] }) as const;

/** Node's HTTP and HTTPS: the sockets of `upgrade` and `connect`. Responses are of interest as event streams only. */
export const http = {
  id: 'http',
  name: 'http',
  modules: ['http', 'node:http', 'https', 'node:https'],
  globals: {},
  exports: {
    Server: { class: 'HttpServer' },
    IncomingMessage: { class: 'IncomingMessage' },
    ClientRequest: { class: 'ClientRequest' },
    createServer: { function: { returns: server, ...answered([REQUEST, null]) } },
    request: ask,
    get: ask,
  },
  types: {
    HttpServer: {
      construct: answered([REQUEST, null]),
      methods: { listen: { returns: server } },
      emits: {
        request: [REQUEST, null],
        upgrade: taken,
        connect: taken,
        // Until a request leaves HTTP, the server listens to the errors of its sockets.
        connection: [served],
        clientError: [null, { socket: 'Socket', states: ['open', 'closed'], served: true }],
      },
    },
    IncomingMessage: {},
    ClientRequest: {
      // The request listens to the errors of its socket.
      emits: { socket: [served], response: [REQUEST], upgrade: taken, connect: taken },
    },
  },
  declared: [
    { name: 'Server', file: '@types/node/http.d.ts', type: 'HttpServer' },
    { name: 'Server', file: '@types/node/https.d.ts', type: 'HttpServer' },
    { name: 'IncomingMessage', file: '@types/node/http.d.ts', type: 'IncomingMessage' },
    { name: 'ClientRequest', file: '@types/node/http.d.ts', type: 'ClientRequest' },
  ],
  ownEvents: { upgrade: taken },
  uses: [net],
} as const satisfies Library;
