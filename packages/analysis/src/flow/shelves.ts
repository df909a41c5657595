// Collections in which a program keeps what it will have to stop: the timer of each socket by its id.
import { soleDefinitionOf } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { eachNode, memberName, unwrap } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';

/** Returns the collection that something is taken from: `timers.get(id)`, `timers[id]`, or a name for that; null for anything else. */
export function shelfOf(stopped: Node, { syntax, module }: Identification): Slot | null {
  let at = unwrap(stopped);
  if (at.type === 'Identifier') {
    const made = soleDefinitionOf(module.variableOf(at)?.declaration);
    if (made?.type !== 'VariableDeclarator' || made.init === null) return null;
    at = unwrap(made.init);
  }
  if (at.type === 'MemberExpression') return at.computed ? syntax.slotOf(at.object) : null;
  const callee = at.type === 'CallExpression' ? unwrap(at.callee) : null;
  return callee?.type === 'MemberExpression' && memberName(callee) === 'get'
    ? syntax.slotOf(callee.object)
    : null;
}

/** Lists the calls whose results are put there, `timers.set(peer.id, setInterval(…))`, with the sockets that they speak of. */
export function* shelvedCalls(
  root: Node,
  shelves: ReadonlySet<Slot>,
  identification: Identification,
): Generator<[Node, ReadonlySet<Slot>]> {
  const { syntax, typeOf } = identification;
  for (const node of eachNode(root)) {
    const put = putBy(node);
    if (put === null || !shelves.has(syntax.slotOf(put.shelf) ?? '')) continue;
    const call = madeBy(put.value, identification);
    const sockets = new Set<Slot>();
    for (const inner of call === null ? [] : eachNode(call)) {
      const slot =
        inner.type === 'Identifier' && socketOf(typeOf(inner)) !== null ? syntax.slotOf(inner) : null;
      if (slot !== null) for (const name of [slot, ...syntax.aliases(slot)]) sockets.add(name);
    }
    if (call !== null) yield [call, sockets];
  }
}

function putBy(node: Node): { readonly shelf: Node; readonly value: Node } | null {
  if (node.type === 'AssignmentExpression') {
    const target = unwrap(node.left);
    return target.type === 'MemberExpression' && target.computed
      ? { shelf: target.object, value: node.right }
      : null;
  }
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : null;
  const value = node.type === 'CallExpression' ? node.arguments[1] : undefined;
  return callee?.type === 'MemberExpression' && memberName(callee) === 'set' && value !== undefined
    ? { shelf: callee.object, value }
    : null;
}

/** The call itself, or the one that a name was made by. */
function madeBy(value: Node, { module }: Identification): Node | null {
  const at = unwrap(value);
  if (at.type !== 'Identifier') return at.type === 'CallExpression' ? at : null;
  const made = soleDefinitionOf(module.variableOf(at)?.declaration);
  const init = made?.type === 'VariableDeclarator' && made.init !== null ? unwrap(made.init) : null;
  return init?.type === 'CallExpression' ? init : null;
}
