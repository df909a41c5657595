// The member that a collection is made with.
import type { Node } from '../ir/model.ts';
import { unwrap } from '../sockets/tree.ts';

/** `socket` of `new Set([socket])` and of `[socket]`, a room with its first member. */
export function soleElement(value: Node): readonly Node[] {
  const at = unwrap(value);
  const [given] = at.type === 'NewExpression' ? at.arguments : [];
  const isSet = at.type === 'NewExpression' && at.callee.type === 'Identifier' && at.callee.name === 'Set';
  const list = isSet && given !== undefined ? unwrap(given) : at;
  const [only] = list.type === 'ArrayExpression' && list.elements.length === 1 ? list.elements : [];
  return only == null || only.type === 'SpreadElement' ? [value] : [only];
}
