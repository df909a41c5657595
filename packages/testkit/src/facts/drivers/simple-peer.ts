import type { EventEmitter } from 'node:events';
import type { Driver, OtherEnd, Scenario, SocketClass, Stage, Way } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { importFrom, versionOf } from '../installed.ts';
import { quiet } from '../pause.ts';
import type { Arrival } from '../recording.ts';
import { wrtc } from '../rtc/wrtc.ts';

export const implementations: readonly Implementation[] = [
  { name: 'simple-peer', library: 'simple-peer', runtime: 'simple-peer', needs: 'runtimes', open },
];

/** How long two peers may take to tell each other something. */
const SETTLE_MS = 300;

/** A peer, as far as the driver uses it. */
interface Peer extends EventEmitter {
  send(text: string): void;
  signal(data: unknown): void;
  destroy(): void;
}

type PeerClass = SocketClass & (new (options: object) => Peer);

interface Meeting extends OtherEnd {
  readonly near: Peer;
  readonly far: Peer;
  /** Passes on what the two say of themselves, and waits until they are connected. */
  connect(): Promise<void>;
}

type Play = (stage: Stage, meeting: Meeting) => void | Promise<void>;

async function open(): Promise<Driver> {
  const entries = await importFrom('libraries', 'simple-peer');
  // Its one export.
  const Peer = entries['default'] as PeerClass;
  const make = (seize: (peer: object) => void): Meeting => meet(Peer, seize);
  const way = (state: Way['state'], name: string, proof: Way['proof'], play: Play): Way => ({
    state,
    name,
    proof,
    async reach(stage) {
      const meeting = make(stage.observe);
      if (state !== 'connecting') await meeting.connect();
      await play(stage, meeting);
      return meeting;
    },
  });
  // It is being destroyed for a microtask; whoever waits for this way goes on within that.
  const destroyed = (name: string, prepare: (meeting: Meeting) => Promise<void>): Way => ({
    state: 'closing',
    name,
    proof: null,
    async reach(stage) {
      const meeting = make(stage.observe);
      await prepare(meeting);
      queueMicrotask(() => stage.close('destroy'));
      return meeting;
    },
  });
  const scenario = (name: string, play: Play): Scenario => ({
    name,
    async play(stage) {
      const meeting = make(stage.observe);
      stage.cause('answer');
      await meeting.connect();
      await play(stage, meeting);
      await quiet(SETTLE_MS);
      meeting.dispose?.();
    },
  });
  return {
    version: versionOf('libraries', 'simple-peer'),
    shows: ['birth', 'properties', 'listeners'],
    sockets: {
      Peer: {
        closeEvent: 'close',
        settleMs: SETTLE_MS,
        given: { send: () => ['hello'] },
        // It is a stream.
        hear: (socket, event, handler) => (socket as EventEmitter).on(event, handler),
        construct: () => new Peer({ initiator: true, wrtc: wrtc() }),
        listening: {
          event: 'connect',
          async bring(listen) {
            const { connect, dispose } = make(listen);
            await connect();
            dispose?.();
          },
        },
        ways: [
          way('connecting', 'made', null, () => {}),
          way('open', 'connected', 'connect', () => {}),
          destroyed('destroy(), a moment ago', ({ connect }) => connect()),
          destroyed('destroy() while connecting, a moment ago', () => Promise.resolve()),
          way('closed', 'destroy(), and its event', 'close', async (stage) => {
            stage.close('destroy');
            await quiet();
          }),
          way('closed', 'the other end is destroyed', 'close', async (_, { near, far }) => {
            far.destroy();
            await told(near, 'close');
          }),
          way('closed', 'it is told nonsense', 'close', async (_, { near }) => {
            near.signal('nonsense');
            await told(near, 'close');
          }),
        ],
        scenarios: [
          scenario('messages, then the other end is destroyed', async (stage, { far }) => {
            stage.cause('message');
            far.send('hello');
            far.send('hello');
            await quiet(SETTLE_MS);
            stage.cause('farewell');
            far.destroy();
          }),
          scenario('it is told nonsense', (stage, { near }) => {
            stage.cause('failure');
            near.signal('nonsense');
          }),
          scenario('it negotiates again', (stage) => stage.call('negotiate')),
          scenario('destroy()', (stage) => stage.close('destroy')),
          scenario('destroy() in the first of two messages', (stage, { far }) => {
            stage.cause('message');
            stage.closeOnNextEvent('destroy');
            far.send('hello');
            far.send('hello');
          }),
        ],
      },
    },
  };
}

function meet(Peer: PeerClass, seize: (peer: object) => void): Meeting {
  const near = new Peer({ initiator: true, wrtc: wrtc() });
  const far = new Peer({ wrtc: wrtc() });
  const arrived: Arrival[] = [];
  seize(near);
  const connected = Promise.all([told(near, 'connect'), told(far, 'connect')]);
  far.on('data', () => arrived.push('text'));
  far.on('close', () => arrived.push('end'));
  far.on('error', () => {});
  return {
    near,
    far,
    async connect() {
      near.on('signal', (signal: unknown) => far.signal(signal));
      far.on('signal', (signal: unknown) => near.signal(signal));
      await connected;
    },
    arrived: () => arrived,
    dispose: () => {
      near.destroy();
      far.destroy();
    },
  };
}

/** Waits for an event, and until everybody else has heard it. */
async function told(peer: Peer, event: string): Promise<void> {
  await new Promise((resolve) => peer.once(event, resolve));
  await quiet();
}
