// What a row compares to know that a socket is open: one property, or two where one does not prove it.
import type { SocketRow, StateValue } from '@socket-safety/libraries';

/** A property, `websocket.readyState` for one that lies deeper, and the value that means open. */
export interface StateTest {
  readonly property: string;
  readonly open: StateValue;
  /** It means the opposite: `redis.status !== 'end'`. */
  readonly unlike?: true;
}

/** Lists the tests of a row; none for a family without a state that can be asked. */
export function stateTestsOf({ check }: SocketRow): readonly StateTest[] {
  if (check === null) return [];
  return check.also === undefined ? [check] : [check, check.also];
}

/** Tells whether a member of a socket says something of its state. */
export function tellsState(member: string, { properties }: SocketRow): boolean {
  return Object.keys(properties).some((property) => property.split('.')[0] === member);
}
