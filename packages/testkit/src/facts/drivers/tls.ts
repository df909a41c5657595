import { once } from 'node:events';
import { connect as connectRaw, type Socket } from 'node:net';
import * as tls from 'node:tls';
import type { Driver } from '../driver.ts';
import { desertedPort } from '../deserted-port.ts';
import type { Implementation } from '../implementation.ts';
import { tcpSocket, type Transport } from './tcp.ts';

export const implementations: readonly Implementation[] = [
  { name: 'tls', library: 'tls', runtime: 'node', open },
  { name: 'tls 22', library: 'tls', runtime: 'node', under: 'node-22', open },
  { name: 'tls 24', library: 'tls', runtime: 'node', under: 'node-24', open },
];

// Made for this file, signed by itself and trusted by nobody.
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg3JmgGcU7xSjbkT6j
tp3LAoeHvPBgP4XI7B4Mn8fNP3qhRANCAARLo8BESlsnZOtznkLWP0UZ/DCcQPbe
0CC2sNjenOkUkeHbWK0LCL9h4bBunrEbkcfvaM5lF0Bpfav64TpfouoJ
-----END PRIVATE KEY-----
`;
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBfzCCASWgAwIBAgIUCcArhOdGZnr/DYOK3MCk9GbTbmUwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTExMDk0NVoYDzIxMjYxMDI4
MTEwOTQ1WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARLo8BESlsnZOtznkLWP0UZ/DCcQPbe0CC2sNjenOkUkeHbWK0LCL9h
4bBunrEbkcfvaM5lF0Bpfav64TpfouoJo1MwUTAdBgNVHQ4EFgQUBj3izlZMKYNw
J3JNw/VAQEwVHWkwHwYDVR0jBBgwFoAUBj3izlZMKYNwJ3JNw/VAQEwVHWkwDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEA5q3G228HLkrDnHbzb4ed
NhpLbHa/fcfrIK1sWYB0Nr0CIFUOzXAI8/HzWJgNfuX/mL3VPCu1/PVF7s7ADaAe
v9M3
-----END CERTIFICATE-----
`;

async function open(): Promise<Driver> {
  const { connect, createServer, Server, TLSSocket } = tls;
  const rawOf = new WeakMap<Socket, Socket>();
  const transport: Transport = {
    connect: (port, options) => connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options }),
    async callOn(port) {
      const raw = connectRaw({ port, host: '127.0.0.1', allowHalfOpen: true });
      await once(raw, 'connect');
      const socket = connect({ socket: raw, rejectUnauthorized: false });
      rawOf.set(socket, raw);
      return socket;
    },
    serve(options, accept) {
      const server = createServer({ key: KEY, cert: CERTIFICATE, ...options });
      // One connection to each server.
      server.on('connection', (raw) => {
        server.on('secureConnection', (socket) => {
          rawOf.set(socket, raw);
          accept(socket);
        });
      });
      return server;
    },
    // `resetAndDestroy` is inherited, and refuses.
    closers: { end: 'closing', destroySoon: 'closing', destroy: 'closed' },
    reset: (socket) => void rawOf.get(socket)?.resetAndDestroy(),
  };
  return {
    version: process.versions.node,
    shows: ['names', 'properties', 'listeners'],
    names: {
      packageName: 'tls',
      classes: { TLSSocket, TlsServer: Server },
      entries: { ...tls },
    },
    sockets: { TLSSocket: tcpSocket(transport, await desertedPort()) },
  };
}
