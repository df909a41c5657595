import type { SocketDriver } from '../driver.ts';
import { livesBeside, type Lives } from '../websocket/lives-beside.ts';
import type { BareEnds } from '../websocket/meetings.ts';
import { makePair, type WorkersSocket } from './globals.ts';
import type { OpenTroupe } from './troupe.ts';
import { regularLives, type Manners } from './regular-lives.ts';

/** How sockets of workerd are heard, and what they are given. */
export const EAR = {
  given: { send: () => ['hello'] },
  hear: (socket, event, handler) => {
    // Every socket there is an event target.
    (socket as EventTarget).addEventListener(event, handler);
  },
} as const satisfies Pick<SocketDriver, 'given' | 'hear'>;

/** Whether frames that cross a close frame are an error is a matter of time; a client shows what becomes of them. */
const CROSSING = /in the first /;

/** The near ends of pairs that are accepted at once. */
export interface AcceptedPairs {
  upgrade(path: string): WorkersSocket;
  lives(bare: BareEnds): Promise<Lives>;
}

/** Accepts each pair that a request leads to. */
export function acceptedPairs(): AcceptedPairs {
  let accept: (socket: object, name: string) => void = () => {};
  return {
    upgrade(path) {
      const [far, near] = makePair();
      near.accept();
      accept(near, path);
      return far;
    },
    lives: (bare) =>
      livesBeside(
        {
          server: {
            listen: (take) => {
              accept = take;
              return Promise.resolve(0);
            },
          },
          closers: { close: 'closing' },
          openEvent: 'open',
          closeEvent: 'close',
        },
        bare,
      ),
  };
}

/** Drives the near end of a pair. */
export const accepted =
  (manners: Manners): OpenTroupe =>
  (bare) => {
    const { upgrade, lives } = acceptedPairs();
    return {
      upgrade,
      async driver(version) {
        const { ways, scenarios, closeEvent } = regularLives(await lives(bare), manners);
        return {
          version,
          shows: [],
          together: true,
          sockets: {
            WebSocket: {
              ...EAR,
              ways,
              closeEvent,
              scenarios: scenarios.filter(({ name }) => !CROSSING.test(name)),
            },
          },
        };
      },
    };
  };
