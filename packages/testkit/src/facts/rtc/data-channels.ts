// Data channels between two connections of one program, whichever implementation of WebRTC it has.
import type { OtherEnd, Scenario, SocketClass, SocketDriver, Stage, Way } from '../driver.ts';
import { quiet } from '../pause.ts';
import type { Arrival, HandedRecord, ServerRecord, Values } from '../recording.ts';

/** How long two connections may take to tell each other something. */
const SETTLE_MS = 300;

/** A channel, as far as the driver uses it. */
interface Channel extends EventTarget {
  send(text: string): void;
  close(): void;
}

/** A connection, as far as the driver uses it; what it describes is passed on unread. */
export interface Connection extends EventTarget {
  createDataChannel(label: string): Channel;
  createOffer(): Promise<unknown>;
  createAnswer(): Promise<unknown>;
  setLocalDescription(description: unknown): Promise<void>;
  setRemoteDescription(description: unknown): Promise<void>;
  addIceCandidate(candidate: unknown): Promise<void>;
  close(): void;
}

/** The class of connections of an implementation. */
export type ConnectionClass = new () => Connection;

/** An observed channel with its other end. */
interface Meeting extends OtherEnd {
  /** The channel at the other end; null until it is announced there. */
  other(): Channel | null;
  readonly channel: Channel;
  readonly own: Connection;
  readonly far: Connection;
  /** Lets the connections find each other. */
  negotiate(): Promise<void>;
}

type Play = (stage: Stage, meeting: Meeting) => void | Promise<void>;

/** Drives channels: of the connection that makes one, and of the one that is told of it. */
export function dataChannels(RTCPeerConnection: ConnectionClass, socketClass: SocketClass): SocketDriver {
  const way = (state: Way['state'], name: string, proof: Way['proof'], play: Play): Way => ({
    state,
    name,
    proof,
    async reach(stage) {
      const meeting = make(RTCPeerConnection, stage.observe);
      await play(stage, meeting);
      return meeting;
    },
  });
  const opened = (state: Way['state'], name: string, proof: Way['proof'], play: Play): Way =>
    way(state, name, proof, async (stage, meeting) => {
      await meeting.negotiate();
      await play(stage, meeting);
    });
  const scenario = (name: string, play: Play): Scenario => ({
    name,
    async play(stage) {
      const meeting = make(RTCPeerConnection, stage.observe);
      stage.cause('answer');
      await meeting.negotiate();
      await play(stage, meeting);
      await quiet(SETTLE_MS);
      meeting.dispose?.();
    },
  });
  return {
    closeEvent: 'close',
    settleMs: SETTLE_MS,
    given: { send: () => ['hello'] },
    socketClass,
    // A channel is one by the standard.
    hear: (socket, event, handler) => (socket as EventTarget).addEventListener(event, handler),
    listening: {
      event: 'open',
      async bring(listen) {
        const { negotiate, dispose } = make(RTCPeerConnection, listen);
        await negotiate();
        dispose?.();
      },
    },
    ways: [
      way('connecting', 'made', null, () => {}),
      opened('open', 'connected', 'open', () => {}),
      way('closing', 'close() while connecting', null, (stage) => stage.close('close')),
      opened('closing', 'close()', null, (stage) => stage.close('close')),
      opened('closed', 'close(), and its event', 'close', async (stage, { channel }) => {
        stage.close('close');
        await told(channel, 'close');
      }),
      opened('closed', 'the other end closes', 'close', async (_, { channel, other }) => {
        other()?.close();
        await told(channel, 'close');
      }),
      opened('closed', 'the other connection closes', 'close', async (_, { channel, far }) => {
        far.close();
        await told(channel, 'close');
      }),
      // Of that no event need tell.
      opened('closed', 'its own connection closes', null, async (_, { own }) => {
        own.close();
        await quiet(SETTLE_MS);
      }),
    ],
    scenarios: [
      scenario('messages, then the other end closes', async (stage, { other }) => {
        stage.cause('message');
        other()?.send('hello');
        other()?.send('hello');
        await quiet(SETTLE_MS);
        stage.cause('farewell');
        other()?.close();
      }),
      scenario('the other connection closes', (stage, { far }) => {
        stage.cause('failure');
        far.close();
      }),
      scenario('close()', (stage) => stage.close('close')),
      scenario('close() twice', (stage) => {
        stage.close('close');
        stage.close('close');
      }),
      scenario('send(), whose buffer empties', (stage) => stage.call('send')),
      scenario('close() in the first of two messages', (stage, { other }) => {
        stage.cause('message');
        stage.closeOnNextEvent('close');
        other()?.send('hello');
        other()?.send('hello');
      }),
    ],
  };
}

/** Part `handed`: what a connection returns, and what the listener of `datachannel` is handed. */
export async function handedByConnections(
  RTCPeerConnection: ConnectionClass,
  sightOf: (channel: object) => Values,
): Promise<ServerRecord> {
  const type = 'RTCDataChannel';
  const { channel, far, negotiate, dispose } = make(RTCPeerConnection, () => {});
  const made = { type, values: sightOf(channel) };
  const announced = new Promise<HandedRecord>((resolve) => {
    far.addEventListener('datachannel', (event) => {
      // By the standard.
      const values = sightOf(Reflect.get(event, 'channel') as object);
      resolve({ type, values, member: 'channel' });
    });
  });
  await negotiate();
  const datachannel = [await announced];
  dispose?.();
  return { emits: { datachannel }, callbacks: {}, collections: {}, returns: { createDataChannel: made } };
}

function make(RTCPeerConnection: ConnectionClass, seize: (channel: object) => void): Meeting {
  const [own, far] = [new RTCPeerConnection(), new RTCPeerConnection()];
  const arrived: Arrival[] = [];
  let other: Channel | null = null;
  tellCandidates(own, far);
  tellCandidates(far, own);
  const found = new Promise<void>((resolve) => {
    far.addEventListener('datachannel', (event) => {
      // By the standard.
      const channel = Reflect.get(event, 'channel') as Channel;
      other = channel;
      channel.addEventListener('message', () => arrived.push('text'));
      channel.addEventListener('close', () => arrived.push('end'));
      resolve();
    });
  });
  const channel = own.createDataChannel('facts');
  seize(channel);
  const opened = told(channel, 'open');
  const negotiate = async (): Promise<void> => {
    const offer = await own.createOffer();
    await Promise.all([own.setLocalDescription(offer), far.setRemoteDescription(offer)]);
    const answer = await far.createAnswer();
    await Promise.all([far.setLocalDescription(answer), own.setRemoteDescription(answer)]);
    await Promise.all([found, opened]);
  };
  return {
    channel,
    own,
    far,
    negotiate,
    other: () => other,
    arrived: () => arrived,
    dispose: () => {
      own.close();
      far.close();
    },
  };
}

/** Waits for an event, and until everybody else has heard it. */
async function told(channel: Channel, event: string): Promise<void> {
  await new Promise((resolve) => channel.addEventListener(event, resolve));
  await quiet();
}

function tellCandidates(from: Connection, to: Connection): void {
  from.addEventListener('icecandidate', (event) => {
    const candidate: unknown = Reflect.get(event, 'candidate');
    // One that comes before the description is refused; the description then has it.
    if (candidate !== null) to.addIceCandidate(candidate).catch(() => {});
  });
}
