// `if (ws.readyState === WebSocket.OPEN || ws.readyState === WebSocket.CONNECTING) ws.send(…)`: whoever asks for sockets that connect has
// some, wherever they are made.
import type { SocketRow } from '@socket-safety/libraries';
import type { Node } from '../ir/model.ts';
import { eachNode, isFunction, memberName, parentOf, unwrap } from '../sockets/tree.ts';

/** Tells whether a condition that holds where a node runs asks, among other things, for the state `connecting`. */
export function asksForConnecting(node: Node, row: SocketRow): boolean {
  let inner = node;
  for (let outer = parentOf(node); outer !== undefined && !isFunction(outer); outer = parentOf(outer)) {
    const test = testOf(outer, inner);
    if (test !== null && [...eachNode(test)].some((part) => namesConnecting(part, row))) return true;
    inner = outer;
  }
  return false;
}

function testOf(outer: Node, inner: Node): Node | null {
  switch (outer.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return outer.consequent === inner ? outer.test : null;
    case 'LogicalExpression':
      return outer.operator === '&&' && outer.right === inner ? outer.left : null;
    default:
      return null;
  }
}

/** `ws.readyState === WebSocket.CONNECTING`, `0 == ws.readyState` */
function namesConnecting(node: Node, row: SocketRow): boolean {
  if (node.type !== 'BinaryExpression' || !/^===?$/.test(node.operator)) return false;
  const [left, right] = [unwrap(node.left), unwrap(node.right)];
  return isConnecting(left, right, row) || isConnecting(right, left, row);
}

function isConnecting(read: Node, constant: Node, { properties, constants }: SocketRow): boolean {
  const state = read.type === 'MemberExpression' ? properties[memberName(read) ?? '']?.connecting : undefined;
  if (state === undefined) return false;
  if (constant.type === 'Literal') return constant.value === state;
  return constant.type === 'MemberExpression' && constants.values[memberName(constant) ?? ''] === state;
}
