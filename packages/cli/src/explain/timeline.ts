// What leads to a place, step by step, with the states that the socket can be in after each step on this way.
import {
  canBe,
  isWithin,
  join,
  labelOf,
  listStates,
  meet,
  NONE,
  OPEN,
  statesOf,
  type StateSet,
  type StepRole,
} from '@socket-safety/analysis';
import type { PlacedStep } from '@socket-safety/eslint-host';
import { OUTSIDE, type MethodRow, type SocketRow, type State } from '@socket-safety/libraries';
import { familyStatesOf } from '@socket-safety/libraries/words';

/** One step. */
export interface TimelineStep {
  readonly role: StepRole;
  /** `suspended here` */
  readonly label: string;
  /** Counts from 1; null for what no line of the file does. */
  readonly line: number | null;
  /** What stands there, up to the end of its line; null without a line. */
  readonly code: string | null;
  /** States after this step; null where they are not known, and in a timeline that speaks of no single socket. */
  readonly states: readonly State[] | null;
}

/** Writes down the steps of a path that speaks of no single socket. */
export function timelineOf(path: readonly PlacedStep[], lines: readonly string[]): readonly TimelineStep[] {
  return path.map((step) => ({ ...written(step, lines), states: null }));
}

/**
 * Writes down the steps to a send that is reached in `states`. The states in between are those of this one way; where they
 * do not lead to `states`, the way is a join of several and has none.
 */
export function timelineToSend(
  path: readonly PlacedStep[],
  lines: readonly string[],
  { states, row }: { readonly states: StateSet; readonly row: SocketRow },
): readonly TimelineStep[] {
  const family = statesOf(...familyStatesOf(row));
  const after: (StateSet | null)[] = [];
  let now: StateSet | null = null;
  for (const { role } of path) {
    now = role === 'sent' ? states : stepFrom(now, role, row, family);
    after.push(now);
  }
  const last = after[path.findIndex(({ role }) => role === 'sent') - 1] ?? null;
  const isOneWay = last !== null && meet(last, states) !== NONE;
  return path.map((step, index) => {
    const set = after[index] ?? null;
    const isKnown = set !== null && (isOneWay || step.role === 'sent');
    return { ...written(step, lines), states: isKnown ? listStates(set) : null };
  });
}

function written({ role, place }: PlacedStep, lines: readonly string[]): Omit<TimelineStep, 'states'> {
  const code =
    place === null ? null : (lines[place.line - 1] ?? '').slice(place.column - 1, place.endColumn - 1).trim();
  return { role, label: labelOf(role), line: place?.line ?? null, code };
}

/** Null: nothing is known from here on. */
function stepFrom(
  before: StateSet | null,
  role: StepRole,
  row: SocketRow,
  family: StateSet,
): StateSet | null {
  switch (role) {
    case 'made':
      return row.birth.construct === undefined ? null : statesOf(row.birth.construct);
    case 'handed-over':
      return family;
    case 'checked':
      return OPEN;
    case 'suspended':
    case 'may-close':
      return before === null ? null : outside(before, row, family);
    case 'found-not-open':
      return meet(before ?? family, statesOf('connecting', 'closing', 'closed'));
    case 'closes':
      return meet(family, statesOf('closing', 'closed'));
    case 'closed':
      return closedFrom(before ?? family, row);
    case 'replaced':
    case 'opens':
      return null;
    default:
      return before;
  }
}

function outside(before: StateSet, row: SocketRow, family: StateSet): StateSet {
  const reached = listStates(before).flatMap((state) => row.outside?.[state] ?? OUTSIDE[state]);
  return meet(statesOf(...reached), family);
}

/** Rows differ in what a close leads to; any of their close calls may be the one. */
function closedFrom(before: StateSet, { methods }: SocketRow): StateSet {
  return Object.values(methods)
    .filter(({ role }) => role === 'close')
    .map((method) => statesAfter(before, method))
    .reduce(join, NONE);
}

/** Returns the states right behind a call that returns: one that throws in a state leaves nothing of that state. */
export function statesAfter(before: StateSet, { outcome, becomes = {}, role }: MethodRow): StateSet {
  const passed = listStates(before).filter((state) => outcome[state]?.includes('throws') !== true);
  const moved = statesOf(...passed.map((state) => becomes[state] ?? state));
  return role === 'open' && canBe(before, 'connecting') && isWithin(moved, before) ? OPEN : moved;
}
