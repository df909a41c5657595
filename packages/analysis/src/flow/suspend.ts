// What a suspension leaves of what was known.
import type { Node } from '../ir/model.ts';
import { ALL } from '../states.ts';
import { compose, WIDENED, constant } from './relation.ts';
import { heldOf, isForeign, mapParts, type FlowState, type Held } from './state.ts';
import { forgetTested, suspendTested } from './tested.ts';
import type { TransferContext } from './context.ts';

/** Lets outside events in: every socket may move on, every slot that others write may hold another socket. */
export function suspend(state: FlowState, node: Node, context: TransferContext): void {
  const reason = { kind: 'suspended', node } as const;
  const late = (held: Held): Held => ({
    ...held,
    parts: mapParts(held, (relation) => compose(relation, WIDENED)),
    check: held.check === null ? null : { node: held.check.node, stale: held.check.stale ?? reason },
    failed: null,
    suspended: node,
    heard: false,
  });
  for (const [object, held] of [...state.held]) {
    const widened = late(held);
    const replaced =
      !isForeign(object) && !state.cells.has(object) && context.isUnstable(object, context.fn, 'a socket');
    state.held.set(object, replaced ? { ...widened, ...REPLACED } : widened);
  }
  for (const [cell, object] of state.cells) {
    if (isForeign(cell) || !context.isUnstable(cell, context.fn, 'a socket')) continue;
    const replacement = `${cell}@replaced`;
    state.held.set(replacement, { ...late(heldOf(state, object)), ...REPLACED });
    state.cells.set(cell, replacement);
  }
  for (const [cell, bound] of state.bound)
    if (bound.stale === null) state.bound.set(cell, { ...bound, stale: reason });
  suspendTested(state, node);
  for (const { cell } of [...state.tested.values(), ...state.cases.values()])
    if (context.isUnstable(cell, context.fn, 'anything')) forgetTested(cell, state);
  for (const object of state.absent)
    if (context.isUnstable(object, context.fn, 'anything')) state.absent.delete(object);
  state.suspended = node;
}

const REPLACED = { parts: new Map([['', constant(ALL)]]), closedBy: null, born: null };
