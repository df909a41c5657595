// Which expressions have effects, decided by syntax alone: each such node becomes an instruction.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';

/** Whether evaluating the node itself, apart from what stands within it, is an instruction. */
export function isEffect(node: Node): boolean {
  switch (node.type) {
    case 'CallExpression':
      return !isKeyedGet(node);
    case 'UnaryExpression':
      return node.operator === 'delete';
    case 'NewExpression':
    case 'AwaitExpression':
    case 'YieldExpression':
    case 'AssignmentExpression':
    case 'UpdateExpression':
    case 'TaggedTemplateExpression':
    case 'ImportExpression':
    case 'JSXElement':
    case 'JSXFragment':
      return true;
    default:
      return false;
  }
}

/** Whether evaluating the node only makes a function, so that effects within it happen elsewhere. */
export function isDeferred(node: Node): boolean {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'StaticBlock':
      return true;
    default:
      return false;
  }
}

/**
 * `rooms.get(id)`: the entry of a collection, read as a place. `this.get(id)` is more likely a method of the class at hand.
 *
 * May report: a `get` that does more than look up counts as a place too.
 */
export function isKeyedGet(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  const [key] = call.arguments;
  if (
    callee.type !== 'MemberExpression' ||
    callee.computed ||
    key === undefined ||
    call.arguments.length > 1
  ) {
    return false;
  }
  const object = unwrap(callee.object).type;
  const isOwn = object === 'ThisExpression' || object === 'Super';
  return callee.property.type === 'Identifier' && callee.property.name === 'get' && !isOwn && isKey(key);
}

/** Whether an expression reads a place or is a literal, without a call in it. */
function isKey(node: Node): boolean {
  let at = unwrap(node);
  if (at.type === 'Literal') return true;
  for (; ; at = unwrap(at.object)) {
    if (at.type === 'Identifier' || at.type === 'ThisExpression') return true;
    if (at.type !== 'MemberExpression' || (at.computed && !isAtom(at.property))) return false;
  }
}

function isAtom(node: Node): boolean {
  return node.type === 'Identifier' || node.type === 'Literal';
}

/** Takes off what says something to the type checker only. */
export function unwrap(node: Node): Node {
  let at = node;
  while (isTransparent(at)) at = at.expression;
  return at;
}

type Transparent =
  | TSESTree.TSAsExpression
  | TSESTree.TSSatisfiesExpression
  | TSESTree.TSNonNullExpression
  | TSESTree.TSTypeAssertion
  | TSESTree.TSInstantiationExpression;

export function isTransparent(node: Node): node is Transparent {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
      return true;
    default:
      return false;
  }
}
