import type { EventEmitter } from 'node:events';
import type { Driver, Scenario, SocketClass } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { importFrom, versionOf } from '../installed.ts';
import { quiet } from '../pause.ts';
import { PLAIN } from '../websocket/dialect.ts';
import { webSocketLives } from '../websocket/lives.ts';
import { openMeeting, type Meeting } from '../websocket/peer.ts';

export const implementations: readonly Implementation[] = [
  { name: 'rpc-websockets', library: 'rpc-websockets', runtime: 'rpc-websockets', needs: 'libraries', open },
];

async function open(): Promise<Driver> {
  const entries = await importFrom('libraries', 'rpc-websockets');
  const { Client } = entries as { readonly Client: SocketClass };
  const { ways, scenarios, ...lives } = await webSocketLives({
    client: { born: 'connecting', connect: (url, seize) => seize(Reflect.construct(Client, [url])) },
    closers: { close: 'closing' },
    openEvent: 'open',
    closeEvent: 'close',
  });
  return {
    version: versionOf('libraries', 'rpc-websockets'),
    shows: ['names', 'birth', 'properties', 'listeners'],
    names: {
      packageName: 'rpc-websockets',
      classes: { Client },
      entries,
      load: (module) => importFrom('libraries', module),
    },
    sockets: {
      Client: {
        ...lives,
        // A connection that never came about is not closed either.
        ways: ways.map((way) =>
          way.name === 'client: connection refused' ? { ...way, proof: 'error' } : way,
        ),
        scenarios: [...scenarios, connectsAgain(Client, await openMeeting(PLAIN))],
        glimpse: (socket) => ({ connection: connectionOf(socket) }),
        given: { call: () => ['add', [1, 2]], notify: () => ['hello'] },
        // Its emitter has the methods of Node's.
        hear: (socket, event, handler) => void (socket as EventEmitter).on(event, handler),
      },
    },
  };
}

/** State of the `ws` socket inside, which is taken out once it is closed. */
function connectionOf(client: object): number {
  const socket: unknown = Reflect.get(client, 'socket');
  return typeof socket === 'object' && socket !== null ? Number(Reflect.get(socket, 'readyState')) : -1;
}

function connectsAgain(Client: SocketClass, { invite }: Meeting): Scenario {
  return {
    name: 'client: the peer closes, then connect()',
    async play(stage) {
      const [first, second] = [invite('mute'), invite('mute')];
      const client = Reflect.construct(Client, [first.url]) as { address: string; connect(): void };
      stage.observe(client);
      const peer = await first.peer;
      stage.cause('answer');
      peer.answer();
      await quiet();
      stage.cause('farewell');
      peer.send('close');
      peer.end();
      await quiet();
      client.address = second.url;
      client.connect();
      const other = await second.peer;
      stage.cause('answer');
      other.answer();
      await quiet();
    },
  };
}
