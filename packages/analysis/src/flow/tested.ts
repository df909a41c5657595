// `if (wanted && !isOpen(socket)) return; … if (wanted) socket.send(text)`: the paths that have passed the first test meet again, and
// the same test tells them apart once more, as long as nothing has given `wanted` a new value.
import type { Node, Place, Value } from '../ir/model.ts';
import type { Cell, FlowState, Held, ObjectId } from './state.ts';

/** A test that this path has passed, and how it turned out. */
export interface Tested {
  readonly cell: Cell;
  readonly truth: boolean;
}

/** What was checked on each path on which a test turned out one way. */
export interface Case {
  readonly cell: Cell;
  readonly checks: ReadonlyMap<ObjectId, Check>;
}

interface Check {
  readonly node: Node;
  /** What was known of the socket where the paths met. */
  readonly met: Held;
}

/** A place that is asked for its truth, or compared with a literal. `truth` of the test is that of `key`. */
export interface Question {
  readonly key: string;
  readonly cell: Cell;
  readonly truth: boolean;
}

/** Reads a test that can be asked again; null for any other. */
export function questionOf(test: Value, cellOf: (place: Place) => Cell): Question | null {
  if (test.kind === 'place') {
    if (isForgotten(test.place)) return null;
    const cell = cellOf(test.place);
    return { key: cell, cell, truth: true };
  }
  if (test.kind !== 'compare' || !/^[=!]==?$/.test(test.operator)) return null;
  const { left, right, operator } = test;
  if (left.kind !== 'place' || right.kind !== 'literal' || isForgotten(left.place)) return null;
  const cell = cellOf(left.place);
  return { key: `${cell} ${String(right.value)}`, cell, truth: operator.startsWith('=') };
}

/** A key that cannot be compared names another entry each time. */
function isForgotten({ path }: Place): boolean {
  return path.includes('[?]');
}

export function caseKey(key: string, truth: boolean): string {
  return `${key} ${truth ? 'holds' : 'fails'}`;
}

/** Something has put a new value into a cell. */
export function forgetTested(cell: Cell, { tested, cases }: FlowState): void {
  for (const [key, one] of tested) if (one.cell === cell) tested.delete(key);
  for (const [key, one] of cases) if (one.cell === cell) cases.delete(key);
}

/**
 * Joins what two paths have tested, once their sockets are joined in `into`; `before` is what `into` knew of them until then.
 * Returns whether `into` changed.
 */
export function joinTested(into: FlowState, from: FlowState, before: ReadonlyMap<ObjectId, Held>): boolean {
  let changed = false;
  for (const [key, known] of into.cases) {
    const kept = withChecks(known, into, (object) => isChecked(key, object, from, from.held));
    if (kept === null) into.cases.delete(key);
    else into.cases.set(key, kept);
    changed ||= kept?.checks.size !== known.checks.size;
  }
  for (const [key, { cell, truth }] of into.tested) {
    const other = from.tested.get(key);
    if (other?.truth === truth) continue;
    into.tested.delete(key);
    changed = true;
    if (other === undefined) continue;
    // The paths differ in this test: what only one of them has checked goes with its answer.
    note(caseKey(key, truth), cell, before, into);
    note(caseKey(key, other.truth), cell, from.held, into);
  }
  return changed;
}

function note(key: string, cell: Cell, side: ReadonlyMap<ObjectId, Held>, into: FlowState): void {
  const checks = new Map<ObjectId, Check>();
  for (const [object, held] of side) {
    const met = into.held.get(object);
    if (held.check?.stale === null && met !== undefined && met.check === null)
      checks.set(object, { node: held.check.node, met });
  }
  if (checks.size > 0) into.cases.set(key, { cell, checks });
}

function withChecks(
  { cell, checks }: Case,
  into: FlowState,
  isKept: (object: ObjectId) => boolean,
): Case | null {
  const kept = new Map<ObjectId, Check>();
  for (const [object, check] of checks)
    if (isKept(object)) kept.set(object, { node: check.node, met: into.held.get(object) ?? check.met });
  return kept.size === 0 ? null : { cell, checks: kept };
}

/** A path agrees with a case if it knows as much, if it has checked itself, or if its test turned out the other way. */
function isChecked(
  key: string,
  object: ObjectId,
  { tested, cases }: FlowState,
  held: ReadonlyMap<ObjectId, Held>,
): boolean {
  if (cases.get(key)?.checks.has(object) === true || held.get(object)?.check?.stale === null) return true;
  for (const [question, { truth }] of tested) if (caseKey(question, !truth) === key) return true;
  return false;
}
