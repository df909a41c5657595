// Two ends of a channel, whose rows differ by runtime in how they listen and tell of their close alone.
import type { OtherEnd, Scenario, SocketDriver, Stage, Way } from '../driver.ts';
import { quiet } from '../pause.ts';

/** One end of a channel, as far as a driver uses it. */
interface End {
  postMessage(message: string): void;
  close(): void;
}

/** A channel whose first end is observed. */
export interface Ports extends OtherEnd {
  readonly other: End;
}

/** What is the runtime's own. */
interface Runtime {
  /** Makes a channel and hands its first end over before anything can come. */
  readonly connect: (seize: (port: object) => void) => Ports;
  readonly hear: SocketDriver['hear'];
  /** How long deliveries may take, if longer than usual. */
  readonly settleMs?: number;
  /** The event that proves a close; null where none does. */
  readonly proof: 'close' | null;
  /** What is played before the other end closes after a message. */
  readonly first: readonly [name: string, play: (stage: Stage, ports: Ports) => Promise<void>];
}

/** Makes the driver of a port. */
export function createPortDriver({ connect, hear, proof, first, settleMs }: Runtime): SocketDriver {
  const way = (state: Way['state'], name: string, act: (stage: Stage, ports: Ports) => void): Way => ({
    state,
    name,
    proof: state === 'closed' ? proof : null,
    async reach(stage) {
      const ports = connect(stage.observe);
      act(stage, ports);
      await quiet();
      return ports;
    },
  });
  const scenario = (name: string, act: (stage: Stage, ports: Ports) => Promise<void>): Scenario => ({
    name,
    async play(stage) {
      const ports = connect(stage.observe);
      await act(stage, ports);
      await quiet(settleMs);
      ports.dispose?.();
    },
  });
  return {
    closeEvent: 'close',
    given: {},
    hear,
    listening: {
      event: 'message',
      async bring(listen) {
        const { other } = connect(listen);
        other.postMessage('hello');
        await quiet();
        other.close();
      },
    },
    ways: [
      way('open', 'connected', () => {}),
      way('closed', 'close()', (stage) => stage.close('close')),
      way('closed', 'the other end closes', (_, { other }) => other.close()),
    ],
    scenarios: [
      scenario(...first),
      scenario('a message, then the other end closes', async (stage, { other }) => {
        stage.cause('message');
        other.postMessage('hello');
        await quiet();
        stage.cause('farewell');
        other.close();
      }),
    ],
  };
}
