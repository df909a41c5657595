// Collections that the close handlers of their sockets take them out of: `clients.delete(socket)` in a listener, in a method that
// the library calls with the closed socket, or in a function that one of them calls.
import { definitionOf } from '../ir/definition.ts';
import type { FunctionHeader, Node } from '../ir/model.ts';
import { fieldSlot } from '../sockets/field-slot.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { isFunction, memberName, unwrap } from '../sockets/tree.ts';
import { partsOf } from '../sockets/types.ts';
import { canBe } from '../states.ts';

const REMOVES = new Set(['delete', 'splice']);
/** No library hands a socket at a later position. */
const POSITIONS = [0, 1, 2];
const MAX_STEPS = 6;

/** Lists the functions that a library calls with a socket that has closed. */
export function* eachCalledWhenClosed({ module, handed }: Identification): Generator<FunctionHeader> {
  for (const header of module.functions) {
    const { node } = header;
    if (!isFunction(node)) continue;
    const isClosed = POSITIONS.some((position) => {
      const socket = handed(node, position, []);
      return socket !== null && !canBe(socket.states, 'open') && !canBe(socket.states, 'connecting');
    });
    if (isClosed) yield header;
  }
}

/** Lists the slots of the collection that a node takes something out of: `clients.delete(res)`, `delete clients[id]`, `clients = clients.filter(…)`. */
export function removedFrom(node: Node, identification: Identification): Iterable<Slot> {
  const collection = shrunk(node);
  return collection === null ? [] : collectionSlots(collection, identification);
}

function shrunk(node: Node): Node | null {
  switch (node.type) {
    case 'CallExpression': {
      const callee = unwrap(node.callee);
      return callee.type === 'MemberExpression' && REMOVES.has(memberName(callee) ?? '')
        ? callee.object
        : null;
    }
    case 'UnaryExpression': {
      const removed = unwrap(node.argument);
      return node.operator === 'delete' && removed.type === 'MemberExpression' && removed.computed
        ? removed.object
        : null;
    }
    case 'AssignmentExpression': {
      const kept = unwrap(node.right);
      const callee = kept.type === 'CallExpression' ? unwrap(kept.callee) : null;
      return callee?.type === 'MemberExpression' && memberName(callee) === 'filter' ? node.left : null;
    }
    default:
      return null;
  }
}

/**
 * Lists the slots by which the file may know a collection: its own and its aliases, the field of the class whose instance it is read
 * from (`hub.clients` is `this.clients` of `Hub`), and what a variable was made from (`rooms.get(name) ?? new Set()`).
 */
export function* collectionSlots(
  expression: Node,
  identification: Identification,
  steps = MAX_STEPS,
): Generator<Slot> {
  if (steps === 0) return;
  const { syntax, typeOf, module } = identification;
  const at = unwrap(expression);
  const slot = syntax.slotOf(at);
  if (slot !== null) {
    yield slot;
    yield* syntax.aliases(slot);
  }
  switch (at.type) {
    case 'MemberExpression': {
      const name = memberName(at);
      if (name === null) return;
      for (const part of partsOf(typeOf(at.object)))
        if (part.kind === 'local') yield fieldSlot(part.class, name);
      return;
    }
    // `rooms[name] ?? []`, `rooms[name] ??= []`
    case 'LogicalExpression':
    case 'AssignmentExpression':
      yield* collectionSlots(at.left, identification, steps - 1);
      return;
    case 'Identifier': {
      const definition = definitionOf(module.variableOf(at)?.declaration);
      if (definition?.type === 'VariableDeclarator' && definition.init !== null)
        yield* collectionSlots(definition.init, identification, steps - 1);
      return;
    }
    default:
  }
}
