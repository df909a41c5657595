// `if (socket.readyState = WebSocket.OPEN)`: an assignment where a comparison was meant.
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { outerOf, unwrap } from '../sockets/tree.ts';
import { stateRead, type Read } from './target.ts';

/** Reads an assignment to a state expression that stands where a truth is asked for. */
export function assignedState(node: Node, identification: Identification): Read | null {
  const inner = unwrap(node);
  if (inner.type !== 'AssignmentExpression' || inner.operator !== '=' || !isAsked(inner)) return null;
  return stateRead(inner.left, identification);
}

function isAsked(node: Node): boolean {
  const outer = outerOf(node);
  switch (outer?.type) {
    case 'IfStatement':
    case 'WhileStatement':
    case 'ConditionalExpression':
      return outer.test === node;
    case 'LogicalExpression':
      return true;
    default:
      return false;
  }
}
