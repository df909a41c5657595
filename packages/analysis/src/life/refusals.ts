// Sockets that one path refuses by `end`, and that another path hands on: whoever gets hold of them there is never told of those that
// were refused, so nobody hears the errors of these.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import { isFunction, isInside, parentOf } from '../sockets/tree.ts';

/**
 * Tells whether a call that says goodbye to a socket stands on a path of its own: one that leaves `owner`, the function that is handed the
 * socket, without passing where code out of sight gets hold of it. `cuts` are the calls after which no error can come.
 */
export function isRefusal(
  goodbye: TSESTree.CallExpression,
  escape: Node,
  owner: Node,
  cuts: readonly TSESTree.CallExpression[],
): boolean {
  for (let at: Node = goodbye; ;) {
    const around = parentOf(at);
    if (around === undefined || around === owner || isFunction(around)) return false;
    if (isInside(escape, around)) return isOtherBranch(around, at, escape);
    if (cuts.some((cut) => isInside(cut, around))) return false;
    if (leaves(around)) return escape.range[0] > around.range[1];
    at = around;
  }
}

/** `return socket.end(…)`, `{ socket.end(…); return; }` */
function leaves(around: Node): boolean {
  if (around.type === 'ReturnStatement' || around.type === 'ThrowStatement') return true;
  return around.type === 'BlockStatement' && /^(?:Return|Throw)/.test(around.body.at(-1)?.type ?? '');
}

/** `if (isLive(request)) accept(socket); else socket.end(…);` */
function isOtherBranch(around: Node, branch: Node, escape: Node): boolean {
  if (around.type !== 'IfStatement') return false;
  const other = branch === around.consequent ? around.alternate : around.consequent;
  return branch !== around.test && other !== null && isInside(escape, other);
}
