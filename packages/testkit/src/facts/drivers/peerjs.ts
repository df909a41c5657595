import type { EventEmitter } from 'node:events';
import { WebSocket } from 'ws';
import type { Driver, OtherEnd, Scenario, SocketClass, SocketDriver, Stage, Way } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { requireFrom, versionOf } from '../installed.ts';
import { quiet } from '../pause.ts';
import type { Arrival, ServerRecord, Values } from '../recording.ts';
import { startSignalling } from '../rtc/signalling.ts';
import { wrtc } from '../rtc/wrtc.ts';

export const implementations: readonly Implementation[] = [
  { name: 'peerjs', library: 'peerjs', runtime: 'peerjs', needs: 'runtimes', open },
];

/** How long two peers may take to tell each other something. */
const SETTLE_MS = 300;

/** A connection, as far as the driver uses it. */
interface Connection extends EventEmitter {
  readonly label: string;
  send(text: string): void;
  close(): void;
}

interface Peer extends EventEmitter {
  connect(id: string, options?: object): Connection;
}

interface Module {
  readonly Peer: new (id: string, options: object) => Peer;
  readonly DataConnection: SocketClass;
}

interface Meeting extends OtherEnd {
  readonly near: Connection;
  /** Waits until both ends are open; returns the other one. */
  connected(): Promise<Connection>;
}

type Meet = (seize: (connection: object) => void, options?: object) => Meeting;
type Play = (stage: Stage, meeting: Meeting, far: Connection) => void | Promise<void>;

async function open(): Promise<Driver> {
  // It takes them from where browsers have them.
  Object.assign(globalThis, { ...wrtc(), WebSocket, location: { protocol: 'http:' } });
  const module = requireFrom('libraries')('peerjs') as Module;
  const options = { host: '127.0.0.1', port: await startSignalling(), path: '/', config: { iceServers: [] } };
  const [caller, called] = [new module.Peer('caller', options), new module.Peer('called', options)];
  await Promise.all([told(caller, 'open'), told(called, 'open')]);
  const meet = meetingOf(caller, called);
  return {
    version: versionOf('libraries', 'peerjs'),
    shows: ['properties', 'listeners', 'handed'],
    sockets: { DataConnection: connections(meet) },
    handed: async (sightOf) => ({
      Peer: await handedByPeers(caller, called, (connection) => sightOf('DataConnection', connection)),
    }),
  };
}

function connections(meet: Meet): SocketDriver {
  const opened = (state: Way['state'], name: string, proof: Way['proof'], play: Play): Way => ({
    state,
    name,
    proof,
    async reach(stage) {
      const meeting = meet(stage.observe);
      await play(stage, meeting, await meeting.connected());
      return meeting;
    },
  });
  const scenario = (name: string, play: Play, options?: object): Scenario => ({
    name,
    async play(stage) {
      const meeting = meet(stage.observe, options);
      stage.cause('answer');
      await play(stage, meeting, await meeting.connected());
      await quiet(SETTLE_MS);
      meeting.dispose?.();
    },
  });
  const early = (name: string, method: 'send' | 'close'): Scenario => ({
    name,
    async play(stage) {
      const { dispose } = meet(stage.observe);
      if (method === 'close') stage.close(method);
      else stage.call(method);
      stage.cause('answer');
      await quiet(SETTLE_MS);
      dispose?.();
    },
  });
  const unopened = (state: Way['state'], name: string, act: (stage: Stage) => void): Way => ({
    state,
    name,
    proof: null,
    reach(stage) {
      const meeting = meet(stage.observe);
      act(stage);
      return Promise.resolve(meeting);
    },
  });
  return {
    closeEvent: 'close',
    settleMs: SETTLE_MS,
    given: { send: () => ['hello'] },
    // It is an emitter.
    hear: (socket, event, handler) => (socket as EventEmitter).on(event, handler),
    // Neither a connection that is not open yet nor one that is gone is open; the latter has let go of what it had.
    glimpse: (socket) => ({ gone: Reflect.get(socket, 'peerConnection') === null }),
    listening: {
      event: 'open',
      async bring(listen) {
        const { connected, dispose } = meet(listen);
        await connected();
        dispose?.();
      },
    },
    ways: [
      unopened('connecting', 'made', () => {}),
      unopened('closed', 'close() while connecting', (stage) => stage.close('close')),
      opened('open', 'connected', 'open', () => {}),
      opened('closed', 'close()', 'close', (stage) => stage.close('close')),
      opened('closed', 'the other end closes', 'close', async (_, { near }, far) => {
        far.close();
        await told(near, 'close');
      }),
    ],
    scenarios: [
      scenario('messages, then the other end closes', async (stage, _, far) => {
        stage.cause('message');
        far.send('hello');
        far.send('hello');
        await quiet(SETTLE_MS);
        stage.cause('farewell');
        far.close();
      }),
      scenario(
        'a message that is too big',
        (stage, { near }) => {
          stage.cause('own call');
          near.send('hello'.repeat(10_000));
        },
        { serialization: 'json' },
      ),
      scenario('the other end closes, then send()', async (stage, { near }, far) => {
        stage.cause('farewell');
        far.close();
        await told(near, 'close');
        stage.call('send');
      }),
      scenario('close() twice', (stage) => {
        stage.close('close');
        stage.close('close');
      }),
      early('send() before it is open', 'send'),
      early('close() before it is open', 'close'),
    ],
  };
}

function meetingOf(caller: Peer, called: Peer): Meet {
  let meetings = 0;
  return (seize, options = {}) => {
    const label = `n${(meetings += 1)}`;
    const near = caller.connect('called', { ...options, label });
    seize(near);
    const arrived: Arrival[] = [];
    const far = new Promise<Connection>((resolve) => {
      const meet = (connection: Connection): void => {
        if (connection.label !== label) return;
        called.off('connection', meet);
        connection.on('data', () => arrived.push('text'));
        connection.on('close', () => arrived.push('end'));
        connection.on('open', () => resolve(connection));
      };
      called.on('connection', meet);
    });
    const opened = told(near, 'open');
    return {
      near,
      async connected() {
        await opened;
        return far;
      },
      arrived: () => arrived,
      dispose: () => near.close(),
    };
  };
}

/** Part `handed`: what a peer returns, and what the listener of `connection` is handed. */
async function handedByPeers(
  caller: Peer,
  called: Peer,
  sightOf: (connection: object) => Values,
): Promise<ServerRecord> {
  const type = 'DataConnection';
  const told = new Promise<Values>((resolve) => {
    called.once('connection', (connection: object) => resolve(sightOf(connection)));
  });
  const near = caller.connect('called');
  const made = { type, values: sightOf(near) };
  const connection = [{ type, values: await told }];
  near.close();
  return { emits: { connection }, callbacks: {}, collections: {}, returns: { connect: made } };
}

/** Waits for an event, and until everybody else has heard it. */
async function told(emitter: EventEmitter, event: string): Promise<void> {
  await new Promise((resolve) => emitter.once(event, resolve));
  await quiet();
}
