// Which bindings the file closes itself: after that, some libraries still deliver messages to them.
import type { Node } from '../ir/model.ts';
import type { Identification } from './identify.ts';
import { ownValue } from './library-index.ts';
import type { Slot } from './syntax-index.ts';
import { memberName, unwrap } from './tree.ts';
import { socketOf } from './types.ts';

/** Maps the slots on which some function of the file calls a close-like method to the first such call. */
export function closedSlots({ syntax, typeOf }: Identification): ReadonlyMap<Slot, Node> {
  const closed = new Map<Slot, Node>();
  for (const call of syntax.calls) {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression') continue;
    const type = socketOf(typeOf(callee.object));
    if (type === null || ownValue(type.row.methods, memberName(callee) ?? '')?.role !== 'close') continue;
    const slot = syntax.slotOf(callee.object);
    if (slot !== null && !closed.has(slot)) closed.set(slot, call);
  }
  return closed;
}
