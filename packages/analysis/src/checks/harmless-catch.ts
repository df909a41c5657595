// `try { socket.send(text); } catch { clients.delete(socket); }` in a family that does not throw once a socket closes.
import type { TSESTree } from '@typescript-eslint/types';
import type { State } from '@socket-safety/libraries';
import type { SendSite } from '../facts.ts';
import type { Node } from '../ir/model.ts';
import { isFunction, parentOf } from '../sockets/tree.ts';

const GONE: readonly State[] = ['closing', 'closed'];

/** Tells whether a `catch` that was put there for a send can never hear that its socket has closed. */
export function isCatchInVain({ node, methodRow, wrapper }: SendSite): boolean {
  if (wrapper || GONE.some((state) => methodRow.outcome[state]?.includes('throws'))) return false;
  const tried = tryAround(node);
  return tried !== null && tried.handler !== null && tried.block.body.every((one) => isPartOfSend(one, node));
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
