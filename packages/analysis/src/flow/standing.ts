// What is known of a socket at a point, with the callers taken into account.
import type { Reason } from '../facts.ts';
import { ALL, join, NONE, type StateSet } from '../states.ts';
import type { Held } from './state.ts';

/** Whether the contract of a handler counts as an open check. */
export type Trust = 'contracts' | 'nothing';

/** What is known of a socket at a point, with the callers taken into account. */
export interface Standing {
  readonly states: StateSet;
  readonly check: Held['check'];
  readonly reasons: readonly Reason[];
}

/** Nothing is known. */
export const UNKNOWN: Standing = { states: ALL, check: null, reasons: [] };
/** No path leads here. */
export const IMPOSSIBLE: Standing = { states: NONE, check: null, reasons: [] };

/** Joins what two ways bring. */
export function joinStandings(left: Standing, right: Standing): Standing {
  if (left.states === NONE) return right;
  if (right.states === NONE) return left;
  const check =
    left.check === null || right.check === null
      ? null
      : { node: left.check.node, stale: left.check.stale ?? right.check.stale };
  return {
    states: join(left.states, right.states),
    check,
    reasons: left.reasons.length > 0 ? left.reasons : right.reasons,
  };
}

/** Lists what a function did to a socket itself. */
export function ownReasons(held: Held): Reason[] {
  const reasons: Reason[] = [];
  if (held.closedBy !== null) reasons.push({ kind: 'closed-by', node: held.closedBy });
  if (held.failed !== null) reasons.push({ kind: 'check-failed', node: held.failed });
  if (held.suspended !== null) reasons.push({ kind: 'suspended', node: held.suspended });
  if (held.born !== null) reasons.push({ kind: 'born', node: held.born });
  return reasons;
}
