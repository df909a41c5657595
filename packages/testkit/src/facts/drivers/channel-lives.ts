// The lives of a message channel between two processes, whichever end of it the program holds.
import { once, type EventEmitter } from 'node:events';
import type { OtherEnd, Scenario, SocketDriver, Stage, Way } from '../driver.ts';
import { quiet } from '../pause.ts';

/** How long a message to another process may take. */
const SETTLE_MS = 300;

/** What the other end can be made to do. */
export type Order = 'message' | 'messages' | 'disconnect' | 'exit' | 'bequeath' | 'listen';

/** A channel with a process at its other end. */
export interface ChannelMeeting extends OtherEnd {
  readonly channel: EventEmitter & { disconnect(): void };
  tell(order: Order): void;
}

/** How channels of an implementation come to be, and how they end. */
export interface ChannelEnds<Meeting extends ChannelMeeting> {
  /** Hands over a fresh channel before anything can happen to it, and waits until the other end listens. */
  meet(seize: (channel: object) => void): Promise<Meeting>;
  /** `disconnect()` ends it `at once`, or has the other end do so. */
  readonly disconnects: 'at once' | 'later';
}

type Play<Meeting> = (stage: Stage, meeting: Meeting) => void | Promise<void>;

/** Drives a channel: it is open from birth, and either end may disconnect. */
export function channelLives<Meeting extends ChannelMeeting>({
  meet,
  disconnects,
}: ChannelEnds<Meeting>): SocketDriver {
  const way = (state: Way['state'], name: string, proof: Way['proof'], play: Play<Meeting>): Way => ({
    state,
    name,
    proof,
    async reach(stage) {
      const meeting = await meet(stage.observe);
      await play(stage, meeting);
      return meeting;
    },
  });
  const scenario = (name: string, play: Play<Meeting>): Scenario => channelScenario(meet, name, play);
  return {
    closeEvent: 'disconnect',
    settleMs: SETTLE_MS,
    given: { send: () => ['hello'] },
    saysFull: ['send'],
    hear: (socket, event, handler) => {
      // Whatever holds a channel is an emitter.
      (socket as EventEmitter).on(event, handler);
    },
    listening: {
      event: 'disconnect',
      async bring(listen) {
        const { channel } = await meet(listen);
        channel.disconnect();
      },
    },
    ways: [
      way('open', 'born', null, () => {}),
      ...(disconnects === 'at once'
        ? [way('closed', 'disconnect()', null, (stage) => stage.close('disconnect'))]
        : []),
      way('closed', 'disconnect(), and its event', 'disconnect', async (stage, { channel }) => {
        stage.close('disconnect');
        await once(channel, 'disconnect');
      }),
      way('closed', 'the other end disconnects', 'disconnect', async (_, { channel, tell }) => {
        tell('disconnect');
        await once(channel, 'disconnect');
      }),
      way('closed', 'the other end exits', 'disconnect', async (_, { channel, tell }) => {
        tell('exit');
        await once(channel, 'disconnect');
      }),
    ],
    scenarios: [
      scenario('messages, then the other end disconnects', async (stage, { tell }) => {
        stage.cause('message');
        tell('message');
        await settled();
        tell('message');
        await settled();
        stage.cause('farewell');
        tell('disconnect');
      }),
      scenario('the other end exits', (stage, { tell }) => {
        stage.cause('farewell');
        tell('exit');
      }),
      scenario('send() after the other end has gone', async (stage, { channel, tell }) => {
        stage.cause('farewell');
        tell('exit');
        await once(channel, 'disconnect');
        stage.call('send');
      }),
      scenario('send() twice after the other end has disconnected', async (stage, { channel, tell }) => {
        stage.cause('farewell');
        tell('disconnect');
        await once(channel, 'disconnect');
        stage.call('send');
        stage.call('send');
      }),
      scenario('send() before it is noticed that the other end has gone', (stage, { tell }) => {
        stage.cause('farewell');
        tell('exit');
        sleep();
        stage.call('send');
      }),
      scenario('disconnect()', (stage) => stage.close('disconnect')),
      scenario('disconnect() in the first of several messages', (stage, { tell }) => {
        stage.cause('message');
        stage.closeOnNextEvent('disconnect');
        tell('messages');
      }),
      scenario('disconnect() twice', (stage) => {
        stage.close('disconnect');
        stage.close('disconnect');
      }),
      scenario('disconnect(), then send()', (stage) => {
        stage.close('disconnect');
        stage.call('send');
      }),
    ],
  };
}

/** Plays something with a fresh channel, and sees what comes of it. */
export function channelScenario<Meeting extends ChannelMeeting>(
  meet: ChannelEnds<Meeting>['meet'],
  name: string,
  play: Play<Meeting>,
): Scenario {
  return {
    name,
    async play(stage) {
      const meeting = await meet(stage.observe);
      await play(stage, meeting);
      await settled();
      meeting.dispose?.();
    },
  };
}

/** Lets time pass for other processes alone. */
function sleep(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, SETTLE_MS);
}

/** Waits until whatever is under way between two processes has been delivered. */
export function settled(): Promise<void> {
  return quiet(SETTLE_MS);
}
