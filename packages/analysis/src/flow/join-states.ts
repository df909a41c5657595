// Where two paths meet: what both know, and what either may have done.
import { joinRelations, NOWHERE, range } from './relation.ts';
import { heldOf, isForeign, objectIn, type Cell, type FlowState, type Held, type ObjectId } from './state.ts';
import { joinTested } from './tested.ts';

/** Joins the knowledge of two paths at a block. Returns whether `into` changed. */
export function joinInto(into: FlowState, from: FlowState, block: number): boolean {
  let changed = false;
  const before = into.tested.size > 0 ? new Map(into.held) : into.held;
  for (const [cell, right] of from.cells)
    if (objectIn(into, cell) !== right) changed = joinCell(cell, into, from, block) || changed;
  for (const [cell, left] of into.cells)
    if (left !== cell && !from.cells.has(cell)) changed = joinCell(cell, into, from, block) || changed;
  for (const [object, right] of from.held) {
    const left = into.held.get(object);
    if (left === right) continue;
    // An object that only one path has made is as that path knows it.
    if (left === undefined && isForeign(object)) {
      into.held.set(object, right);
      changed = true;
    } else changed = joinObject(object, left ?? heldOf(into, object), right, into) || changed;
  }
  for (const [object, left] of into.held)
    if (!from.held.has(object) && !isForeign(object))
      changed = joinObject(object, left, heldOf(from, object), into) || changed;
  for (const [cell, bound] of into.bound) {
    const other = from.bound.get(cell);
    if (other?.value !== bound.value) changed = into.bound.delete(cell) || changed;
    else if (bound.stale === null && other.stale !== null) {
      into.bound.set(cell, other);
      changed = true;
    }
  }
  changed = joinTested(into, from, before) || changed;
  for (const object of into.absent)
    if (!from.absent.has(object)) changed = into.absent.delete(object) || changed;
  if (into.suspended === null && from.suspended !== null) {
    into.suspended = from.suspended;
    changed = true;
  }
  return changed;
}

/** Two paths have put different objects into a cell: from here on it holds either. */
function joinCell(cell: Cell, into: FlowState, from: FlowState, block: number): boolean {
  const only = onlyResult(cell, into, from);
  if (only !== null) {
    const isNew = into.cells.get(cell) !== only;
    into.cells.set(cell, only);
    return isNew;
  }
  const left = objectIn(into, cell);
  const merged = `phi@${block}:${cell.replaceAll('@', '~')}`;
  const held = joinHeld(heldOf(into, left), heldOf(from, objectIn(from, cell)));
  if (left === merged && sameHeld(heldOf(into, merged), held)) return false;
  into.cells.set(cell, merged);
  into.held.set(merged, held);
  return true;
}

/** `sockets.find(isOpen) ?? dial()`: what only one path has made is read for nothing but what that path made. */
function onlyResult(cell: Cell, into: FlowState, from: FlowState): ObjectId | null {
  if (!/^r\d+$/.test(cell)) return null;
  const [left, right] = [into.cells.get(cell), from.cells.get(cell)];
  if (left !== undefined && right !== undefined) return null;
  return left ?? right ?? null;
}

function joinObject(object: ObjectId, left: Held, right: Held, into: FlowState): boolean {
  const joined = joinHeld(left, right);
  if (sameHeld(left, joined)) return false;
  into.held.set(object, joined);
  return true;
}

export function joinHeld(left: Held, right: Held): Held {
  if (left === right) return left;
  const parts = new Map(left.parts);
  for (const [origin, relation] of right.parts)
    parts.set(origin, joinRelations(parts.get(origin) ?? NOWHERE, relation));
  // A path on which there is no socket says nothing about checks.
  if (isVoid(left)) return { ...right, parts };
  if (isVoid(right)) return { ...left, parts };
  const stale = left.check?.stale ?? right.check?.stale ?? null;
  return {
    parts,
    born: left.born ?? right.born,
    closedBy: left.closedBy ?? right.closedBy,
    check: left.check === null || right.check === null ? null : { node: left.check.node, stale },
    failed: left.failed === null || right.failed === null ? null : left.failed,
    suspended: left.suspended ?? right.suspended,
    heard: left.heard && right.heard,
  };
}

function isVoid(held: Held): boolean {
  for (const relation of held.parts.values()) if (range(relation) !== 0) return false;
  return true;
}

function sameHeld(left: Held, right: Held): boolean {
  if (left === right) return true;
  if (
    left.parts.size !== right.parts.size ||
    left.closedBy !== right.closedBy ||
    left.failed !== right.failed ||
    left.suspended !== right.suspended ||
    left.heard !== right.heard ||
    left.check?.node !== right.check?.node ||
    left.check?.stale !== right.check?.stale
  )
    return false;
  for (const [origin, relation] of left.parts) if (right.parts.get(origin) !== relation) return false;
  return true;
}
