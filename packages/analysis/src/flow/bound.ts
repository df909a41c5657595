// What a local was bound to: `const state = socket.readyState`, for the tests that ask the local.
import type { InstrId, Instr, Node, Value } from '../ir/model.ts';
import { cellOf, heldOf, objectAt, type Bound, type Cell, type FlowState, type ObjectId } from './state.ts';

/** Returns what a name stands for, and since when it may be out of date; null for any other value, and where it is not known. */
export function boundTo(value: Value, state: FlowState): Bound | null {
  return value.kind === 'place' ? (state.bound.get(cellOf(state, value.place)) ?? null) : null;
}

/** Remembers what a cell was bound to, where that is worth it. */
export function bind(cell: Cell, value: Value, state: FlowState, instrs: ReadonlyMap<InstrId, Instr>): void {
  if (isWorthBinding(value))
    state.bound.set(cell, { value, stale: null, closedBy: closersIn(value, state, instrs) });
  else state.bound.delete(cell);
}

/** Tells whether an answer was given before the call that has closed its socket since: it says nothing of the socket any more. */
export function isFromBeforeClose(bound: Bound | null, object: ObjectId, state: FlowState): boolean {
  if (bound === null) return false;
  const { closedBy } = heldOf(state, object);
  return closedBy !== null && !bound.closedBy.has(closedBy);
}

function isWorthBinding(value: Value): boolean {
  switch (value.kind) {
    case 'not':
    case 'compare':
    case 'logical':
    case 'conditional':
    case 'result':
      return true;
    case 'place':
      return value.place.path.length > 0;
    default:
      return false;
  }
}

const NOBODY: ReadonlySet<Node> = new Set();

/** The close calls that the objects which a value asks have behind them. */
function closersIn(value: Value, state: FlowState, instrs: ReadonlyMap<InstrId, Instr>): ReadonlySet<Node> {
  let closers: Set<Node> | null = null;
  for (const object of objectsAsked(value, state, instrs)) {
    const { closedBy } = heldOf(state, object);
    if (closedBy !== null) (closers ??= new Set()).add(closedBy);
  }
  return closers ?? NOBODY;
}

function* objectsAsked(
  value: Value,
  state: FlowState,
  instrs: ReadonlyMap<InstrId, Instr>,
): Generator<ObjectId> {
  const waiting = [value];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    switch (one.kind) {
      case 'place': {
        const { root, path } = one.place;
        for (let length = 0; length <= path.length; length++)
          yield objectAt(state, { root, path: path.slice(0, length) });
        break;
      }
      case 'not':
        waiting.push(one.operand);
        break;
      case 'compare':
      case 'logical':
        waiting.push(one.left, one.right);
        break;
      case 'conditional':
        waiting.push(one.test, one.then, one.otherwise);
        break;
      case 'result': {
        const instr = instrs.get(one.of);
        if (instr?.kind !== 'call') break;
        for (const argument of instr.arguments) waiting.push(argument.value);
        if (instr.callee.kind === 'method') waiting.push(instr.callee.receiver);
        break;
      }
    }
  }
}
