// What a `ws` server hands to the program: sockets to listeners and callbacks, and the set of its clients.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { quiet } from '../pause.ts';
import type { HandedRecord, ServerRecord, Values } from '../recording.ts';
import { callOn, type Peer } from '../websocket/peer.ts';
import type { WsModule } from './ws.ts';

/** Plays one connection through a server with a port and one through `handleUpgrade`. */
export async function playWsServers(
  WebSocket: WsModule,
  sightOf: (socket: object) => Values,
): Promise<Readonly<Record<string, ServerRecord>>> {
  const handed = (value: unknown): HandedRecord =>
    value instanceof WebSocket ? { type: 'WebSocket', values: sightOf(value) } : null;
  const { connection, clients } = await playListening(WebSocket, handed);
  return {
    WebSocketServer: {
      emits: { connection },
      callbacks: { handleUpgrade: await playUpgrade(WebSocket, handed) },
      collections: { clients },
    },
  };
}

/** The set of clients is looked at while each closing method runs its course, up to and inside the close event. */
async function playListening(
  WebSocket: WsModule,
  handed: (value: unknown) => HandedRecord,
): Promise<{
  readonly connection: readonly HandedRecord[];
  readonly clients: ServerRecord['collections'][string];
}> {
  const server = new WebSocket.Server({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const collection: unknown = Reflect.get(server, 'clients');
  const elements: HandedRecord[] = [];
  const look = (): void => {
    if (!(collection instanceof Set)) return;
    for (const element of collection as ReadonlySet<object>) elements.push(handed(element));
  };

  let connection: readonly HandedRecord[] = [];
  for (const closes of ['close', 'terminate']) {
    const socket = new Promise<object>((resolve) => {
      server.once('connection', (...given: readonly unknown[]) => {
        connection = given.map(handed);
        // The first argument of `connection` is an emitter.
        const [emitter] = given as [NodeJS.EventEmitter];
        emitter.on('close', look);
        resolve(emitter);
      });
    });
    callOn(server.address().port, '', 'replies');
    const accepted = await socket;
    look();
    Reflect.apply(Reflect.get(accepted, closes) as () => void, accepted, []);
    look();
    await quiet();
    look();
  }
  return { connection, clients: { kind: collection instanceof Set ? 'set' : typeof collection, elements } };
}

async function playUpgrade(
  WebSocket: WsModule,
  handed: (value: unknown) => HandedRecord,
): Promise<ServerRecord['callbacks'][string]> {
  const server = new WebSocket.Server({ noServer: true });
  const host = createServer();
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const played = new Promise<ServerRecord['callbacks'][string]>((resolve) => {
    host.on('upgrade', (request: IncomingMessage, socket: object, head: Buffer) => {
      let runs: 'now' | 'later' = 'now';
      const given: unknown[] = [request, socket, head];
      const argument = given.length;
      given.push((...parameters: readonly unknown[]) => {
        resolve({ argument, runs, parameters: parameters.map(handed) });
      });
      server.handleUpgrade(...given);
      runs = 'later';
    });
  });
  // A server on a host and a port has an address object.
  const peer: Peer = callOn((host.address() as AddressInfo).port, '', 'replies');
  const record = await played;
  peer.reset();
  return record;
}
