import * as net from 'node:net';
import type { Driver } from '../driver.ts';
import { desertedPort } from '../deserted-port.ts';
import type { Implementation } from '../implementation.ts';
import { tcpSocket, type Transport } from './tcp.ts';

export const implementations: readonly Implementation[] = [
  { name: 'net', library: 'net', runtime: 'node', open },
  { name: 'net 22', library: 'net', runtime: 'node', under: 'node-22', open },
  { name: 'net 24', library: 'net', runtime: 'node', under: 'node-24', open },
];

async function open(): Promise<Driver> {
  const { connect, createServer, Server, Socket } = net;
  const transport: Transport = {
    connect: (port, options) => connect({ port, host: '127.0.0.1', ...options }),
    callOn: (port) => Promise.resolve(connect({ port, host: '127.0.0.1', allowHalfOpen: true })),
    serve: createServer,
    closers: { end: 'closing', destroySoon: 'closing', destroy: 'closed', resetAndDestroy: 'closed' },
    reset: (socket) => socket.resetAndDestroy(),
  };
  return {
    version: process.versions.node,
    shows: ['names', 'birth', 'properties', 'listeners'],
    names: {
      packageName: 'net',
      classes: { Socket, Server },
      entries: { ...net },
    },
    sockets: { Socket: { ...tcpSocket(transport, await desertedPort()), construct: () => new Socket() } },
  };
}
