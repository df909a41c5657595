import { once, type EventEmitter } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Driver, OtherEnd, Scenario, SocketDriver, Stage, Way } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { quiet } from '../pause.ts';
import type { Arrival } from '../recording.ts';

export const implementations: readonly Implementation[] = [
  { name: 'http', library: 'event-stream', runtime: 'node', open },
  { name: 'http 22', library: 'event-stream', runtime: 'node', under: 'node-22', open },
  { name: 'http 24', library: 'event-stream', runtime: 'node', under: 'node-24', open },
];

const HOST = '127.0.0.1';
// More than a connection that nobody reads takes in.
const A_LOT = 'hello'.repeat(2_000_000);

async function open(): Promise<Driver> {
  return {
    version: process.versions.node,
    shows: ['birth', 'properties', 'listeners'],
    sockets: { ServerResponse: socketDriver(await openMeetings()) },
  };
}

function socketDriver(meet: Meet): SocketDriver {
  const way = (state: Way['state'], name: string, proof: Way['proof'], act: Act): Way => ({
    state,
    name,
    proof,
    async reach(stage) {
      const meeting = await meet(stage.observe);
      await act(stage, meeting);
      return meeting;
    },
  });
  const scenario = (name: string, act: Act): Scenario => ({
    name,
    async play(stage) {
      await act(stage, await meet(stage.observe));
      await quiet();
    },
  });
  const closedBy =
    (method: string): Act =>
    (stage) =>
      stage.close(method);
  return {
    closeEvent: 'close',
    given: { write: () => ['hello'] },
    saysFull: ['write'],
    // What they do depends on whether the headers are out, and not on the state alone.
    uncalled: ['setHeader', 'writeHead', 'flushHeaders'],
    tellingBy: ['writableEnded', 'destroyed'],
    hear: (socket, event, handler) => {
      // Responses are emitters.
      (socket as EventEmitter).on(event, handler);
    },
    listening: {
      event: 'close',
      async bring(listen) {
        const { response } = await meet(listen);
        response.destroy();
      },
    },
    ways: [
      way('open', 'requested', null, () => {}),
      way('open', 'streaming', null, async (stage) => {
        stage.call('write');
        await quiet();
      }),
      way('closing', 'end()', null, closedBy('end')),
      way('closing', 'end() while nobody reads', null, async (stage, { response, client }) => {
        client.pause();
        response.write(A_LOT);
        stage.close('end');
        await quiet();
      }),
      // Left out: right after `destroy()`, where `closed` is false until the next turn.
      way('closed', 'destroy(), and its close event', 'close', async (stage) => {
        stage.close('destroy');
        await quiet();
      }),
      way('closed', 'end(), and its close event', 'close', async (stage) => {
        stage.close('end');
        await quiet();
      }),
      way('closed', 'the client goes', 'close', async (_, { client }) => {
        client.destroy();
        await quiet();
      }),
      way('closed', "the client's reset", 'close', async (_, { client }) => {
        client.resetAndDestroy();
        await quiet();
      }),
    ],
    scenarios: [
      scenario('the client goes', (stage, { client }) => {
        stage.cause('farewell');
        client.destroy();
      }),
      scenario("the client's reset", (stage, { client }) => {
        stage.cause('failure');
        client.resetAndDestroy();
      }),
      scenario('end()', closedBy('end')),
      scenario('destroy()', closedBy('destroy')),
      scenario('write() after end()', (stage) => {
        stage.close('end');
        stage.call('write');
      }),
      scenario('more than the buffer holds, then end()', async (stage, { response }) => {
        stage.cause('own call');
        response.write(A_LOT);
        await once(response, 'drain');
        stage.close('end');
      }),
    ],
  };
}

interface Meeting extends OtherEnd {
  readonly response: ServerResponse;
  readonly client: Socket;
}

type Act = (stage: Stage, meeting: Meeting) => void | Promise<void>;
type Meet = (seize: (response: object) => void) => Promise<Meeting>;

/** Runs a server; a meeting is a request to it that nobody has answered yet. */
async function openMeetings(): Promise<Meet> {
  const awaited = new Map<string, (response: ServerResponse) => void>();
  const server = createServer((request: IncomingMessage, response) => {
    awaited.get(request.url ?? '')?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  // A server on a host and a port has an address object.
  const { port } = server.address() as AddressInfo;
  return (seize) =>
    new Promise((resolve) => {
      const path = `/${awaited.size}`;
      const arrived: Arrival[] = [];
      const client = connect(port, HOST, () => client.write(`GET ${path} HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`));
      client.on('data', (chunk: Buffer) => arrived.push(...arrivalsIn(chunk.toString('latin1'))));
      client.on('error', () => {}).on('close', () => arrived.push('end'));
      awaited.set(path, (response) => {
        seize(response);
        resolve({ response, client, arrived: () => arrived, dispose: () => client.destroy() });
      });
    });
}

function arrivalsIn(text: string): readonly Arrival[] {
  const arrivals: Arrival[] = [];
  if (text.startsWith('HTTP/')) arrivals.push('head');
  if (text.includes('hello')) arrivals.push('text');
  // The end of a body in chunks, or of an answer without one.
  if (/(?:^|\n)0\r\n\r\n$/.test(text) || /content-length: 0\r\n/i.test(text)) arrivals.push('end');
  return arrivals;
}
