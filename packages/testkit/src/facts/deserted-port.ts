import { connect, createServer, type AddressInfo } from 'node:net';

const HOST = '127.0.0.1';

/**
 * Finds a port on which nobody listens and nobody can start to as long as this process lives: one of our own connections
 * is bound to it, so connecting to it is refused.
 */
export function desertedPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, HOST, () => {
      // A server on a host and a port has an address object.
      const { port } = server.address() as AddressInfo;
      const occupant = connect({ port, host: HOST }, () => resolve(occupant.localPort ?? 0));
    });
  });
}
