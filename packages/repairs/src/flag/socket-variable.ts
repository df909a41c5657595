// The variable that a send's socket is in.
import type { Node, ScopeVariable, SendSite, Source } from '@socket-safety/analysis';
import { socketOf } from '../guard-send/receiver.ts';
import { memberName } from '../syntax/tree.ts';
import { variableOf } from '../syntax/visibility.ts';

/** Finds the variable; null where the socket is a member of something, or held by a function that is called. */
export function variableOfSocket(send: SendSite, source: Source): ScopeVariable | null {
  return send.socket.node === send.node ? null : variableIn(startOfChain(socketOf(send), send), source);
}

/** `response.writeStatus('200 OK').end(text)`: methods that return the socket itself. */
function startOfChain(expression: Node, send: SendSite): Node {
  if (expression.type !== 'CallExpression' || expression.callee.type !== 'MemberExpression')
    return expression;
  const { object } = expression.callee;
  const isItself = send.socket.row.methods[memberName(expression.callee) ?? '']?.returns === 'itself';
  return isItself ? startOfChain(object, send) : expression;
}

/** Finds the variable that an expression reads: `controller`, `controller!`. */
export function variableIn(expression: Node, source: Source): ScopeVariable | null {
  switch (expression.type) {
    case 'Identifier':
      return variableOf(expression, source);
    case 'ChainExpression':
    case 'TSNonNullExpression':
      return variableIn(expression.expression, source);
    default:
      return null;
  }
}
