// How a socket's state now depends on its state when the function was entered: 4 × 4 bits, row by entry state. One solution
// of a function then serves every caller: its summary is the relation at its exits.
import { OUTSIDE, STATES, type State } from '@socket-safety/libraries';
import { ALL, listStates, NONE, statesOf, type StateSet } from '../states.ts';

declare const brand: unique symbol;
export type Relation = number & { readonly [brand]: 'Relation' };

/** Nothing has happened: each state is what it was. */
export const IDENTITY = fromRows((state) => statesOf(state));
/** No entry state leads here. */
export const NOWHERE = fromRows(() => NONE);
/** Outside events may have happened. */
export const WIDENED = fromRows((state) => statesOf(...OUTSIDE[state]));

/** The state now does not depend on the entry. */
export function constant(states: StateSet): Relation {
  return fromRows(() => states);
}

/** Returns the states now, for a socket that was in one of `entry`. */
export function applyTo(relation: Relation, entry: StateSet): StateSet {
  let states = 0;
  for (let index = 0; index < STATES.length; index++) {
    if ((entry & (1 << index)) !== 0) states |= (relation >> (index * 4)) & 0b1111;
  }
  return states as StateSet;
}

/** Returns the relation of doing `first`, then `second`. */
export function compose(first: Relation, second: Relation): Relation {
  return mapRows(first, (states) => applyTo(second, states));
}

export function joinRelations(left: Relation, right: Relation): Relation {
  return (left | right) as Relation;
}

/** Keeps only the ways that both allow. */
export function meetRelations(left: Relation, right: Relation): Relation {
  return (left & right) as Relation;
}

/** Keeps only the ways that end in one of `states`. */
export function keep(relation: Relation, states: StateSet): Relation {
  return mapRows(relation, (row) => (row & states) as StateSet);
}

/** Returns every state that some entry state leads to. */
export function range(relation: Relation): StateSet {
  return applyTo(relation, ALL);
}

/** Builds the relation of a call that moves each state as `becomes` says. */
export function moving(becomes: Readonly<Partial<Record<State, State>>>): Relation {
  return fromRows((state) => statesOf(becomes[state] ?? state));
}

function mapRows(relation: Relation, change: (row: StateSet) => StateSet): Relation {
  let result = 0;
  for (let index = 0; index < STATES.length; index++) {
    // A row is four bits: a set of states.
    const row = ((relation >> (index * 4)) & 0b1111) as StateSet;
    result |= (row === 0 ? 0 : change(row)) << (index * 4);
  }
  return result as Relation;
}

function fromRows(row: (state: State) => StateSet): Relation {
  let result = 0;
  STATES.forEach((state, index) => {
    result |= row(state) << (index * 4);
  });
  return result as Relation;
}

/** Prints the rows that are not empty: `open→closing|closed`. */
export function printRelation(relation: Relation): string {
  const rows = STATES.map((state) => `${state}→${listStates(applyTo(relation, statesOf(state))).join('|')}`);
  return rows.filter((row) => !row.endsWith('→')).join(' ');
}
