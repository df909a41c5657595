// Values that are put into collections: `clients.add(socket)`, `sessions.set(user, socket)`, `peers[id] = socket`.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import { memberName, unwrap } from '../sockets/tree.ts';
import type { LifeContext } from './life-context.ts';

/** A value put somewhere. */
export interface Put {
  readonly node: TSESTree.CallExpression | TSESTree.AssignmentExpression;
  readonly collection: Node;
  /** What is kept, the key of a map included. */
  readonly values: readonly Node[];
  /** Under which key; null for what has none. */
  readonly key: Node | null;
}

const STORES = new Set(['add', 'push', 'set', 'unshift']);

/** Lists them: calls in source order, then assignments. */
export function* eachPut({ identification, assignments }: LifeContext): Generator<Put> {
  for (const node of identification.syntax.calls) {
    const callee = unwrap(node.callee);
    if (node.type !== 'CallExpression' || callee.type !== 'MemberExpression') continue;
    const name = memberName(callee) ?? '';
    if (!STORES.has(name) || node.arguments.length === 0) continue;
    const key = name === 'set' ? (node.arguments[0] ?? null) : null;
    yield { node, collection: entryOf(callee.object), values: node.arguments, key };
  }
  for (const node of assignments()) {
    const target = unwrap(node.left);
    if (target.type !== 'MemberExpression' || !target.computed || node.operator !== '=') continue;
    yield { node, collection: target.object, values: [node.right], key: target.property };
  }
}

/** `rooms[name]` of `(rooms[name] ??= new Set()).add(socket)` */
function entryOf(collection: Node): Node {
  const at = unwrap(collection);
  return at.type === 'AssignmentExpression' && /^(?:\?\?|\|\|)=$/.test(at.operator) ? at.left : collection;
}
