import type { State } from '@socket-safety/libraries';
import type { SocketDriver } from '../driver.ts';

/** What the runtime does about a peer's close frame: it answers, or it leaves that to the program. */
export type Manners = 'answers' | 'leaves it';

const AFTER_FAREWELL = {
  answers: 'closed',
  // Half of the connection is left, whatever becomes of the rest.
  'leaves it': 'closing',
} as const satisfies Record<Manners, State>;

/** Ends of which no property tells; they are played by themselves. */
const ASTRAY = /connection reset|connection refused|while connecting|: reset$/;

/** Leaves out the ends of which no property tells, and says where a peer's close leads. */
export function regularLives<Part extends Pick<SocketDriver, 'ways' | 'scenarios'>>(
  lives: Part,
  manners: Manners,
): Part {
  return {
    ...lives,
    ways: lives.ways
      .filter(({ name }) => !ASTRAY.test(name))
      .map((way) => (/peer's close/.test(way.name) ? { ...way, state: AFTER_FAREWELL[manners] } : way)),
    scenarios: lives.scenarios.filter(({ name }) => !ASTRAY.test(name)),
  };
}

/** Keeps the ways to ends of which no property tells, and those to open sockets. */
export function waysAstray({ ways }: Pick<SocketDriver, 'ways'>): SocketDriver['ways'] {
  return ways.filter(({ name, state }) => state === 'open' || ASTRAY.test(name));
}
