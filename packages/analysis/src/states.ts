// Sets of socket states, as bits. The lattice of the analysis: unknown is the full set, and "surely" and "maybe" differ by
// inclusion only.
import { OUTSIDE, STATES, type State } from '@socket-safety/libraries';

declare const brand: unique symbol;
/** A set of states. */
export type StateSet = number & { readonly [brand]: 'StateSet' };

const BIT: Readonly<Record<State, number>> = { connecting: 1, open: 2, closing: 4, closed: 8 };

export const NONE = statesOf();
export const ALL = statesOf(...STATES);
export const OPEN = statesOf('open');

/** Builds the set of the given states. */
export function statesOf(...states: readonly State[]): StateSet {
  let bits = 0;
  for (const state of states) bits |= BIT[state];
  // The one place where plain bits become a set.
  return bits as StateSet;
}

/** Lists a set's states in the order of a socket's life. */
export function listStates(set: StateSet): State[] {
  return STATES.filter((state) => (set & BIT[state]) !== 0);
}

/** Returns the states in either set. */
export function join(left: StateSet, right: StateSet): StateSet {
  return (left | right) as StateSet;
}

/** Returns the states in both sets. */
export function meet(left: StateSet, right: StateSet): StateSet {
  return (left & right) as StateSet;
}

/** Tells whether every state of `left` is in `right`. */
export function isWithin(left: StateSet, right: StateSet): boolean {
  return (left & ~right) === 0;
}

/** Tells whether the set holds the state. */
export function canBe(set: StateSet, state: State): boolean {
  return (set & BIT[state]) !== 0;
}

/** Returns the states that a socket can be in after the program let outside events in. */
export function widen(set: StateSet): StateSet {
  let widened = NONE;
  for (const state of listStates(set)) widened = join(widened, statesOf(...OUTSIDE[state]));
  return widened;
}

/** Prints a set as messages do: `closing or closed`, `connecting, open or closed`. */
export function printStates(set: StateSet): string {
  const names = listStates(set);
  const last = names.at(-1) ?? 'unreachable';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}
