// Everything in a file that takes something back: an element out of a collection, a timer, a listener, a subscription. Gathered in
// one walk, and asked for what would undo one place.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import { eachNode, isFunction, isNothing, memberName, outerOf, unwrap } from '../sockets/tree.ts';

/**
 * | kind      | the code                                                                              |
 * | --------- | --------------------------------------------------------------------------------------- |
 * | `removes` | `clients.delete(socket)`, `delete clients[id]`, `clients = clients.filter(…)`           |
 * | `empties` | `clients.clear()`, `clients = []`, `clients.length = 0`                                 |
 * | `clears`  | `clearInterval(timer)`                                                                  |
 * | `stops`   | `bus.off('tick', onTick)`, `subscription.unsubscribe()`, `stop()`                       |
 */
export interface Undoing {
  readonly kind: 'removes' | 'empties' | 'clears' | 'stops';
  readonly node: Node;
  /** The collection, the handle of the timer, or what is unsubscribed from; of `stop()` the function. */
  readonly what: Node;
}

const REMOVES = new Set(['delete', 'splice', 'pop', 'shift', 'remove']);
const CLEARS = new Set(['clearInterval', 'clearTimeout', 'clearImmediate']);
const STOPS = new Set(
  'off removeListener removeAllListeners removeEventListener unsubscribe unsub punsubscribe dispose destroy kill abort close stop cancel end return disconnect complete remove'.split(
    ' ',
  ),
);

/** Lists what takes something back. `root` is a program or a part of it. */
export function* eachUndoing(root: Node): Generator<Undoing> {
  for (const node of eachNode(root)) {
    switch (node.type) {
      case 'CallExpression':
        yield* undoneByCall(node);
        break;
      case 'UnaryExpression': {
        const removed = unwrap(node.argument);
        if (node.operator === 'delete' && removed.type === 'MemberExpression')
          yield { kind: 'removes', node, what: removed.object };
        break;
      }
      case 'AssignmentExpression':
        yield* undoneByAssignment(node);
        break;
    }
  }
}

function* undoneByCall(call: TSESTree.CallExpression): Generator<Undoing> {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : '';
  const [first] = call.arguments;
  if (CLEARS.has(callee.type === 'Identifier' ? callee.name : name)) {
    // `clearInterval(this.timer ?? undefined)`
    const handle = first?.type === 'LogicalExpression' ? first.left : first;
    if (handle !== undefined) yield { kind: 'clears', node: call, what: handle };
    return;
  }
  if (callee.type === 'Identifier') {
    yield { kind: 'stops', node: call, what: callee };
    return;
  }
  if (callee.type !== 'MemberExpression') return;
  if (REMOVES.has(name)) yield { kind: 'removes', node: call, what: callee.object };
  if (name === 'clear') yield { kind: 'empties', node: call, what: callee.object };
  if (STOPS.has(name)) yield { kind: 'stops', node: call, what: callee.object };
}

function* undoneByAssignment(node: TSESTree.AssignmentExpression): Generator<Undoing> {
  const value = unwrap(node.right);
  const target = unwrap(node.left);
  if (target.type === 'MemberExpression' && memberName(target) === 'length')
    yield {
      kind: value.type === 'Literal' && value.value === 0 ? 'empties' : 'removes',
      node,
      what: target.object,
    };
  // `clients[id] = null`
  if (target.type === 'MemberExpression' && target.computed && isNothing(value))
    yield { kind: 'removes', node, what: target.object };
  const callee = value.type === 'CallExpression' ? unwrap(value.callee) : null;
  const name = callee?.type === 'MemberExpression' ? memberName(callee) : null;
  if (name === 'filter' || name === 'slice') yield { kind: 'removes', node, what: target };
  else if (isEmpty(value)) yield { kind: 'empties', node, what: target };
  else if (value.type !== 'CallExpression' || callee?.type === 'Identifier') return;
  else yield { kind: 'removes', node, what: target };
}

function isEmpty(value: Node): boolean {
  switch (value.type) {
    case 'ArrayExpression':
      return value.elements.length === 0;
    case 'ObjectExpression':
      return value.properties.length === 0;
    case 'NewExpression':
      return (
        value.arguments.length === 0 &&
        value.callee.type === 'Identifier' &&
        /^(?:Set|Map)$/.test(value.callee.name)
      );
    default:
      return isNothing(value);
  }
}

/**
 * Tells whether a removal follows from nothing but a failed send: in a catch clause, or in a `filter` whose callback says `false` in
 * one. A socket that has closed then stays until somebody sends, and where a send does not throw, for ever.
 */
export function followsFailure({ node }: Undoing): boolean {
  for (let at: Node | undefined = node; at !== undefined && !isFunction(at); at = outerOf(at))
    if (at.type === 'CatchClause') return true;
  const filter = node.type === 'AssignmentExpression' ? unwrap(node.right) : null;
  const callback = filter?.type === 'CallExpression' ? filter.arguments[0] : undefined;
  if (!isFunction(callback) || callback.body.type !== 'BlockStatement') return false;
  const refusals = [...eachNode(callback.body)].filter(
    (inner) =>
      inner.type === 'ReturnStatement' &&
      !(inner.argument?.type === 'Literal' && inner.argument.value === true),
  );
  return refusals.length > 0 && refusals.every((inner) => isInCatch(inner));
}

function isInCatch(node: Node): boolean {
  for (let at: Node | undefined = node; at !== undefined && !isFunction(at); at = outerOf(at))
    if (at.type === 'CatchClause') return true;
  return false;
}
