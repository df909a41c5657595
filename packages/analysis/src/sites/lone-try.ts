// A `try` that is there for one send: `try { socket.send(text); return true; } catch { … }`.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import { isFunction, parentOf } from '../sockets/tree.ts';

/** Finds the `try` whose block holds the send and nothing else that could fail; it has a `catch`. */
export function loneTry(send: Node): (TSESTree.TryStatement & { handler: TSESTree.CatchClause }) | null {
  const tried = tryAround(send);
  const { handler = null, block } = tried ?? {};
  if (tried === null || handler === null || block === undefined) return null;
  return block.body.every((one) => isPartOfSend(one, send)) ? { ...tried, handler } : null;
}

/** Tells whether the program says that it does not care what becomes of the send: the `catch` around it is empty. */
export function isGivenUp(send: Node): boolean {
  return loneTry(send)?.handler.body.body.length === 0;
}

function tryAround(node: Node): TSESTree.TryStatement | null {
  let inner = node;
  for (let outer = parentOf(node); outer !== undefined && !isFunction(outer); outer = parentOf(outer)) {
    if (outer.type === 'TryStatement') return outer.block === inner ? outer : null;
    inner = outer;
  }
  return null;
}

/** The send itself, or what can fail no more than it: `return true`, `sent++`, `sent = true`. */
function isPartOfSend(statement: Node, send: Node): boolean {
  switch (statement.type) {
    case 'ExpressionStatement':
      return (
        statement.expression === send ||
        statement.expression.type === 'UpdateExpression' ||
        (statement.expression.type === 'AssignmentExpression' &&
          statement.expression.right.type === 'Literal')
      );
    case 'ReturnStatement':
      return (
        statement.argument === null || statement.argument.type === 'Literal' || statement.argument === send
      );
    default:
      return false;
  }
}
