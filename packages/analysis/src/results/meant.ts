// Whether sending is what a function is for: what its conditions ask.
import type { SendingCall } from '../facts.ts';
import type { Node } from '../ir/model.ts';
import { eachNode, isInside, parentOf, unwrap, type FunctionLike } from '../sockets/tree.ts';
import { isRepeated } from './rounds.ts';

/** Words of a condition that asks for the state of a link. */
const ASKS = /open|connect|ready|alive|active|clos|destroy|state|socket|client|peer|^ws/i;

/**
 * Sending is what the function is for, not one of several things that it may do: a condition around the send asks for the
 * socket, or chooses between ways to send. Within a loop it chooses among the sockets.
 */
export function isMeant(sending: SendingCall, calls: readonly SendingCall[], fn: FunctionLike): boolean {
  const { node: call, method, carries } = sending;
  const callee = unwrap(call.callee);
  const targets = [
    ...(method !== null && callee.type === 'MemberExpression' ? [callee.object] : [callee]),
    ...(method === null ? call.arguments.filter((_, position) => carries?.includes(position) !== true) : []),
  ];
  const names = new Set(targets.flatMap((target) => [...namesIn(target)]));
  let inner: Node = call;
  for (let outer = parentOf(call); outer !== undefined && outer !== fn; outer = parentOf(outer)) {
    const test = testOf(outer, inner);
    if (test !== null && !isRepeated(outer, fn)) {
      const asks = isPresence(test) || [...namesIn(test)].some((name) => ASKS.test(name) || names.has(name));
      const other = otherBranch(outer, inner);
      if (!asks && !(other !== null && calls.some(({ node }) => isInside(node, other)))) return false;
    }
    if (outer.type === 'SwitchCase' || outer.type === 'CatchClause') return false;
    inner = outer;
  }
  return true;
}

/** `if (text)`, `if (text !== undefined)`: there is nothing to send otherwise. */
function isPresence(test: Node): boolean {
  if (test.type === 'Identifier' || test.type === 'MemberExpression') return true;
  if (test.type !== 'BinaryExpression' || !/^!==?$/.test(test.operator)) return false;
  const { right } = test;
  return (
    (right.type === 'Literal' && right.value === null) ||
    (right.type === 'Identifier' && right.name === 'undefined')
  );
}

function testOf(outer: Node, inner: Node): Node | null {
  if (outer.type === 'IfStatement' || outer.type === 'ConditionalExpression')
    return outer.test === inner ? null : outer.test;
  return outer.type === 'LogicalExpression' && outer.right === inner ? outer.left : null;
}

function otherBranch(outer: Node, inner: Node): Node | null {
  if (outer.type !== 'IfStatement' && outer.type !== 'ConditionalExpression') return null;
  return outer.consequent === inner ? outer.alternate : outer.consequent;
}

/** Lists the names that a tree mentions. */
export function* namesIn(tree: Node): Generator<string> {
  for (const part of eachNode(tree)) if (part.type === 'Identifier') yield part.name;
}
