// What a function does beside sending, on the very way on which it sends. Who keeps a list or a field has another job, of which the
// message only tells; who ends the socket takes leave.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, isParameter } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { ownValue } from '../sockets/library-index.ts';
import {
  eachNode,
  isFunction,
  isInside,
  memberName,
  parentOf,
  unwrap,
  type FunctionLike,
} from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';

/** Methods that change the collection they are called on. */
const CHANGES: ReadonlySet<string> = new Set('add clear delete pop push set shift splice unshift'.split(' '));

/** Tells whether a function keeps something up to date, or ends a socket, in the statements around one of its sends. */
export function hasOtherWork(
  call: TSESTree.CallExpression,
  fn: FunctionLike,
  identification: Identification,
): boolean {
  for (const statement of statementsAround(call, fn))
    for (const part of eachNode(statement))
      if (!isInside(part, call) && isWork(part, fn, identification)) return true;
  return false;
}

/** The statements beside the one that sends, and beside those around it. */
function* statementsAround(call: Node, fn: FunctionLike): Generator<Node> {
  let inner: Node = call;
  for (let outer = parentOf(call); outer !== undefined && inner !== fn; outer = parentOf(outer)) {
    if (outer.type === 'BlockStatement')
      for (const statement of outer.body) if (statement !== inner && !leaves(statement)) yield statement;
    inner = outer;
  }
}

/** `if (gone) { queue.push(text); return; }` is another way through the function. */
function leaves(statement: Node): boolean {
  if (statement.type !== 'IfStatement') return false;
  const { consequent } = statement;
  const last = consequent.type === 'BlockStatement' ? consequent.body.at(-1) : consequent;
  return /^(?:Return|Throw|Continue|Break)Statement$/.test(last?.type ?? '');
}

/** Functions that are called on the way are looked into this far. */
const MOST_CALLS = 3;

function isWork(part: Node, fn: FunctionLike, identification: Identification, calls = 0): boolean {
  switch (part.type) {
    case 'AssignmentExpression':
      return part.operator === '=' && isKept(part.left, fn, identification) && !isTime(part.right);
    case 'UnaryExpression':
      return part.operator === 'delete' && isKept(part.argument, fn, identification);
    case 'CallExpression': {
      const callee = unwrap(part.callee);
      const called = calls < MOST_CALLS ? identification.functionNamed(callee)?.node : undefined;
      if (isFunction(called) && called !== fn) {
        for (const inner of eachNode(called.body))
          if (isWork(inner, called, identification, calls + 1)) return true;
        return false;
      }
      const name = callee.type === 'MemberExpression' ? memberName(callee) : null;
      if (callee.type !== 'MemberExpression' || name === null) return false;
      const socket = socketOf(identification.typeOf(callee.object));
      if (socket !== null) return ownValue(socket.row.methods, name)?.role === 'close';
      return CHANGES.has(name) && isKept(callee.object, fn, identification);
    }
    default:
      return false;
  }
}

/** A field, or a name from outside of the function. */
function isKept(target: Node, fn: FunctionLike, { module }: Identification): boolean {
  let root = unwrap(target);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  if (root.type === 'ThisExpression') return true;
  if (root.type !== 'Identifier') return false;
  const declaration = module.variableOf(root)?.declaration;
  const declared = definitionOf(declaration);
  if (declared === undefined || !isInside(declared, fn)) return true;
  return isParameter(declaration) && isFunction(declared) && target !== root;
}

/** `this.lastSentAt = Date.now()` */
function isTime(value: Node): boolean {
  const inner = unwrap(value);
  if (inner.type === 'NewExpression')
    return inner.callee.type === 'Identifier' && inner.callee.name === 'Date';
  const callee = inner.type === 'CallExpression' ? unwrap(inner.callee) : null;
  return callee?.type === 'MemberExpression' && memberName(callee) === 'now';
}
