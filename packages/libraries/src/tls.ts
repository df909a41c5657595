import { deviationsOfNode, net, netSocket } from './net.ts';
import type { Library, Parameters, SocketRow, TypeRef } from './schema.ts';

const open = { socket: 'TLSSocket', states: ['open'] } as const satisfies TypeRef;
const accepted = [open] as const satisfies Parameters;
const server = { instance: 'TlsServer' } as const satisfies TypeRef;

const { write, end, destroySoon, destroy } = netSocket.methods;

const tlsSocket = {
  ...netSocket,
  events: {
    ...netSocket.events,
    secureConnect: { role: 'open', states: ['open'], source: { replay: 'tls/events' } },
  },
  // `resetAndDestroy` is inherited and throws.
  methods: { write, end, destroySoon, destroy },
} as const satisfies SocketRow;

/** Node's TLS sockets: those of `net`, with a handshake before the peer sees anything. */
export const tls = {
  id: 'tls',
  name: 'tls',
  modules: ['tls', 'node:tls'],
  globals: {},
  exports: {
    TLSSocket: { class: 'TLSSocket' },
    Server: { class: 'TlsServer' },
    connect: {
      function: {
        returns: open,
        callbacks: [{ argument: -1, parameters: [], runs: 'later', hears: 'secureConnect' }],
      },
    },
    createServer: {
      function: { returns: server, callbacks: [{ argument: -1, parameters: accepted, runs: 'later' }] },
    },
  },
  types: {
    TLSSocket: { socket: tlsSocket },
    TlsServer: {
      construct: { callbacks: [{ argument: -1, parameters: accepted, runs: 'later' }] },
      methods: { listen: { returns: server } },
      emits: { secureConnection: accepted },
    },
  },
  declared: [{ name: 'TLSSocket', file: '@types/node/tls.d.ts', type: 'TLSSocket' }],
  deviations: deviationsOfNode('TLSSocket'),
  uses: [net],
} as const satisfies Library;
