// Collections that the close handlers of their sockets take them out of: no element is closed. That says something only of families
// that go from open to closed at once; others are closing for a while before their handler runs.
import type { Instr, Node, Value } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { memberName, unwrap } from '../sockets/tree.ts';
import { statesOf } from '../states.ts';
import type { TransferContext } from './context.ts';

import { suffixesOf } from './endings.ts';
import { objectOf } from './objects.ts';
import { keep } from './relation.ts';
import { ELEMENTS, heldOf, mapParts, type FlowState, type ObjectId } from './state.ts';

const ALIVE = statesOf('connecting', 'open', 'closing');
/** What these make holds the same elements. */
const VIEWS = new Set(['values', 'entries', 'filter', 'slice', 'toSorted', 'toReversed']);

/** Notes what is known of the elements of a collection that is about to be walked. */
export function noteEmptied(
  collection: Value,
  instr: Instr,
  state: FlowState,
  context: TransferContext,
): void {
  if (context.endings.collections.size === 0) return;
  const slot = slotBehind(collection.node, context.identification);
  if (slot === null || !context.endings.collections.has(slot)) return;
  keepAlive(objectOf(collection, instr, state, context) + ELEMENTS, slot, state, context);
}

function keepAlive(
  element: ObjectId,
  slot: Slot,
  state: FlowState,
  { identification }: TransferContext,
): void {
  for (const suffix of suffixesOf(slot, identification)) {
    const held = heldOf(state, element + suffix);
    state.held.set(element + suffix, { ...held, parts: mapParts(held, (relation) => keep(relation, ALIVE)) });
  }
}

/** The collection that `[...clients]`, `clients.values()` or `Array.from(clients)` walks. */
function slotBehind(node: Node, { syntax }: Identification): Slot | null {
  let at = unwrap(node);
  for (;;) {
    if (at.type === 'ArrayExpression' && at.elements.length === 1 && at.elements[0]?.type === 'SpreadElement')
      at = unwrap(at.elements[0].argument);
    else if (at.type === 'CallExpression') {
      const callee = unwrap(at.callee);
      const name = callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : '';
      if (callee.type !== 'MemberExpression') return null;
      if (VIEWS.has(name) && !isObject(callee.object)) at = unwrap(callee.object);
      else if ((name === 'from' || isObject(callee.object)) && at.arguments[0] !== undefined)
        at = unwrap(at.arguments[0]);
      else return null;
    } else return syntax.slotOf(at);
  }
}

function isObject(node: Node): boolean {
  return node.type === 'Identifier' && node.name === 'Object';
}
