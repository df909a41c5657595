// What a call of a known function changed: states, and the sockets in slots that it assigned.
import { fromCallee, type CallInstr, type CallTarget } from './call-target.ts';
import {
  compose,
  constant,
  joinRelations,
  meetRelations,
  NOWHERE,
  range,
  type Relation,
} from './relation.ts';
import {
  cloneState,
  FIELD,
  heldOf,
  isForeign,
  settle,
  type FlowState,
  type Held,
  type ObjectId,
} from './state.ts';
import { forgetTested } from './tested.ts';
import type { Summary } from './summary.ts';
import { fresh } from './objects.ts';

/** Applies what a call of a known function changed: states, and the sockets in slots that the callee assigned. */
export function applySummary(
  { exit }: Summary,
  instr: CallInstr,
  target: CallTarget,
  state: FlowState,
): void {
  if (exit !== null) applyExit(exit, instr, target, state);
}

/** Applies what the callee knows where it is left in this way. */
export function applyExit(exit: FlowState, instr: CallInstr, target: CallTarget, state: FlowState): void {
  const before = cloneState(state);
  const told = new Map<ObjectId, Held>();
  for (const [object, held] of exit.held) {
    if (isForeign(object)) continue;
    const mine = fromCallee(object, instr, target, before);
    if (mine === null) continue;
    const old = heldOf(before, mine);
    const closes = held.closedBy !== null;
    const after: Held = {
      ...old,
      parts: partsAfter(held, (origin) => fromCallee(origin, instr, target, before), before),
      closedBy: closes ? instr.node : old.closedBy,
      check:
        held.check !== null && held.check.stale === null
          ? { node: instr.node, stale: null }
          : closes
            ? null
            : old.check,
      heard: !closes && (held.heard || old.heard),
    };
    const known = told.get(mine);
    told.set(mine, known === undefined ? after : byTwoNames(known, after));
    state.held.set(mine, told.get(mine) ?? after);
  }
  for (const [cell, object] of exit.cells) {
    const split = cell.lastIndexOf(FIELD);
    if (isForeign(cell) || /^[rp]\d/.test(cell) || object === cell) continue;
    if (split === -1 && !isCaptured(cell, target)) continue;
    const owner = split === -1 ? null : fromCallee(cell.slice(0, split), instr, target, before);
    const mine = split === -1 ? cell : owner === null ? null : owner + cell.slice(split);
    if (mine === null) continue;
    forgetTested(mine, state);
    const known = isForeign(object) ? null : fromCallee(object, instr, target, before);
    if (known !== null) state.cells.set(mine, known);
    else {
      const name = `r${instr.id}@${mine.replaceAll('@', '~')}`;
      state.cells.set(mine, fresh(name, settle(heldOf(exit, object)), state));
    }
  }
}

/** `new Session(socket)`: the fields that a constructor fills are those of what it makes. */
export function giveFields(made: ObjectId, instr: CallInstr, target: CallTarget, state: FlowState): void {
  const { exit } = target.summary;
  const of = target.header?.class;
  if (exit === null || of == null) return;
  for (const [cell, object] of exit.cells) {
    const [root, name, ...deeper] = cell.split(FIELD);
    if (root !== `c${of}` || name === undefined || deeper.length > 0) continue;
    const mine = made + FIELD + name;
    const known = isForeign(object) ? null : fromCallee(object, instr, target, state);
    state.cells.set(mine, known ?? fresh(`${mine}@`, settle(heldOf(exit, object)), state));
  }
}

/** The callee knows this socket by two names, and what it knows of each is true; of a name that it closes the other knows nothing. */
function byTwoNames(one: Held, other: Held): Held {
  if (one.closedBy !== other.closedBy) return one.closedBy === null ? other : one;
  const parts = new Map<ObjectId, Relation>();
  for (const [origin, relation] of one.parts)
    parts.set(origin, meetRelations(relation, other.parts.get(origin) ?? relation));
  for (const [origin, relation] of other.parts) if (!parts.has(origin)) parts.set(origin, relation);
  return { ...other, parts, check: one.check ?? other.check, heard: one.heard || other.heard };
}

/** What the callee leaves of a socket, in terms of what the caller knew of the sockets that it may be. */
function partsAfter(
  held: Held,
  resolve: (origin: ObjectId) => ObjectId | null,
  before: FlowState,
): Held['parts'] {
  const parts = new Map<ObjectId, Relation>();
  const add = (origin: ObjectId, relation: Relation) => {
    parts.set(origin, joinRelations(parts.get(origin) ?? NOWHERE, relation));
  };
  for (const [origin, relation] of held.parts) {
    const mine = origin === '' ? null : resolve(origin);
    if (mine === null) add('', constant(range(relation)));
    else for (const [known, until] of heldOf(before, mine).parts) add(known, compose(until, relation));
  }
  return parts;
}

/** A variable of an outer scope, which the callee shares with its caller. */
function isCaptured(cell: string, target: CallTarget): boolean {
  const id = /^v(\d+)$/.exec(cell)?.[1];
  return (
    id !== undefined &&
    target.header !== null &&
    target.summary.exit !== null &&
    !target.summary.locals.has(Number(id))
  );
}
