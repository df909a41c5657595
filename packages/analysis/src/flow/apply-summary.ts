// What a call of a known function changed: states, and the sockets in slots that it assigned.
import { ALL } from '../states.ts';
import { fromCallee, type CallInstr, type CallTarget } from './call-target.ts';
import { compose, constant } from './relation.ts';
import { cloneState, FIELD, heldOf, isForeign, mapParts, type FlowState } from './state.ts';
import type { Summary } from './summary.ts';
import { fresh } from './objects.ts';

/** Applies what a call of a known function changed: states, and the sockets in slots that the callee assigned. */
export function applySummary(summary: Summary, instr: CallInstr, target: CallTarget, state: FlowState): void {
  const { exit } = summary;
  if (exit === null) return;
  const before = cloneState(state);
  for (const [object, held] of exit.held) {
    if (isForeign(object)) continue;
    const mine = fromCallee(object, instr, target, before);
    const relation = held.parts.get(object);
    if (mine === null || relation === undefined || held.parts.size !== 1) continue;
    const old = heldOf(before, mine);
    const closes = held.closedBy !== null;
    state.held.set(mine, {
      ...old,
      parts: mapParts(old, (known) => compose(known, relation)),
      closedBy: closes ? instr.node : old.closedBy,
      check:
        held.check !== null && held.check.stale === null
          ? { node: instr.node, stale: null }
          : closes
            ? null
            : old.check,
    });
  }
  for (const [cell, object] of exit.cells) {
    const split = cell.lastIndexOf(FIELD);
    if (isForeign(cell) || /^[rp]\d/.test(cell) || object === cell) continue;
    if (split === -1 && !isCaptured(cell, target)) continue;
    const owner = split === -1 ? null : fromCallee(cell.slice(0, split), instr, target, before);
    const mine = split === -1 ? cell : owner === null ? null : owner + cell.slice(split);
    if (mine === null) continue;
    const known = isForeign(object) ? null : fromCallee(object, instr, target, before);
    if (known !== null) state.cells.set(mine, known);
    else {
      const held = heldOf(exit, object);
      const parts = held.parts.size === 1 && held.parts.has('') ? held.parts : new Map([['', constant(ALL)]]);
      state.cells.set(mine, fresh(`r${instr.id}@${mine.replaceAll('@', '~')}`, { ...held, parts }, state));
    }
  }
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
