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
  /** A suspension since then, on some path. */
  readonly stale: Node | null;
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

/** Outside events have had their turn. */
export function suspendTested({ cases }: FlowState, wait: Node): void {
  for (const [key, { cell, checks }] of cases) {
    const stale = new Map(
      [...checks].map(([object, check]) => [object, { ...check, stale: check.stale ?? wait }]),
    );
    cases.set(key, { cell, checks: stale });
  }
}

/**
 * Joins what two paths have tested, once their sockets are joined in `into`; `before` is what `into` knew of them until then.
 * Returns whether `into` changed.
 */
export function joinTested(into: FlowState, from: FlowState, before: ReadonlyMap<ObjectId, Held>): boolean {
  let changed = false;
  for (const [key, known] of into.cases) {
    const checks = joinChecks(key, known.checks, into, from, before);
    if (checks.size === 0) into.cases.delete(key);
    else into.cases.set(key, { cell: known.cell, checks });
    changed ||= [...known.checks].some(([object, { stale }]) => checks.get(object)?.stale !== stale);
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
    if (held.check?.stale === null && met !== undefined && met.check?.stale !== null)
      checks.set(object, { node: held.check.node, stale: null, met });
  }
  if (checks.size > 0) into.cases.set(key, { cell, checks });
}

/** What both paths have checked where the test turned out that way. */
function joinChecks(
  key: string,
  checks: Case['checks'],
  into: FlowState,
  from: FlowState,
  before: ReadonlyMap<ObjectId, Held>,
): Case['checks'] {
  const kept = new Map<ObjectId, Check>();
  for (const [object, check] of checks) {
    const stale = staleOf(key, object, from);
    if (stale === 'unchecked' || isClosedSince(check, before.get(object))) continue;
    kept.set(object, {
      node: check.node,
      stale: check.stale ?? stale,
      met: into.held.get(object) ?? check.met,
    });
  }
  return kept;
}

/**
 * A path agrees with a case if it knows as much, if it has checked itself, or if its test turned out the other way. Returns the
 * suspension since its check.
 */
function staleOf(
  key: string,
  object: ObjectId,
  { tested, cases, held }: FlowState,
): Node | null | 'unchecked' {
  for (const [question, { truth }] of tested) if (caseKey(question, !truth) === key) return null;
  if (held.get(object)?.check?.stale === null) return null;
  const check = cases.get(key)?.checks.get(object);
  return check === undefined || isClosedSince(check, held.get(object)) ? 'unchecked' : check.stale;
}

function isClosedSince({ met }: Check, now: Held | undefined): boolean {
  return now !== undefined && now.closedBy !== met.closedBy;
}
