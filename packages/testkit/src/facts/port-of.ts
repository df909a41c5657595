import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';

/** Returns the port of a server that is about to listen. */
export async function portOf(server: Server): Promise<number> {
  if (!server.listening) await once(server, 'listening');
  // A server on a host and a port has an address object.
  return (server.address() as AddressInfo).port;
}
