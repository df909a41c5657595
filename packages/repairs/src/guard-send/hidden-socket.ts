// The socket that a wrapper sends on without being handed it: a field of the same object, or a variable around a local function.
import { definitionOf, type Node, type SendSite, type Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { readReference, type Reference } from '../syntax/reference.ts';
import { eachWithin, findAround, isFunction, memberName, type FunctionNode } from '../syntax/tree.ts';
import { isVisibleAt, variableOf } from '../syntax/visibility.ts';

/** Finds the one expression on which the called function sends, if it means the same where the call stands. */
export function findHiddenSocket({ node, socket }: SendSite, source: Source): Reference | null {
  const wrapper = findWrapper(node, source);
  if (wrapper === null) return null;
  const found = new Map<string, Reference>();
  for (const inner of eachWithin(wrapper.body)) {
    if (inner.type !== 'CallExpression' || inner.callee.type !== 'MemberExpression') continue;
    if (socket.row.methods[memberName(inner.callee) ?? '']?.role !== 'send') continue;
    const reference = readReference(inner.callee.object, source);
    if (reference === null || !meansTheSame(inner.callee.object, node, wrapper, source)) return null;
    found.set(reference.plain, reference);
  }
  const [only] = found.values();
  return found.size === 1 ? (only ?? null) : null;
}

function findWrapper({ callee }: TSESTree.CallExpression, source: Source): FunctionNode | null {
  if (callee.type === 'Identifier') return findLocal(callee, source);
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'ThisExpression') return null;
  const body = findAround(callee, ({ type }) => type === 'ClassBody');
  const name =
    memberName(callee) ?? (callee.property.type === 'PrivateIdentifier' ? callee.property.name : null);
  if (body?.type !== 'ClassBody' || name === null) return null;
  for (const member of body.body) {
    if (member.type !== 'MethodDefinition' && member.type !== 'PropertyDefinition') continue;
    const { key, value } = member;
    const isNamed = (key.type === 'Identifier' && !member.computed) || key.type === 'PrivateIdentifier';
    if (isNamed && key.name === name && value !== null && isFunction(value)) return value;
  }
  return null;
}

function findLocal(name: Node, source: Source): FunctionNode | null {
  const declared = definitionOf(variableOf(name, source));
  if (declared === undefined) return null;
  if (isFunction(declared)) return declared;
  return declared.type === 'VariableDeclarator' && declared.init !== null && isFunction(declared.init)
    ? declared.init
    : null;
}

/** `this.socket` does within one class; a variable does where the call can see it. */
function meansTheSame(
  receiver: Node,
  call: TSESTree.CallExpression,
  wrapper: FunctionNode,
  source: Source,
): boolean {
  const root = rootOf(receiver);
  if (root.type === 'ThisExpression') return call.callee.type === 'MemberExpression';
  const variable = variableOf(root, source);
  return variable !== null && isVisibleAt(variable, call, source) && isVisibleAt(variable, wrapper, source);
}

function rootOf(expression: Node): Node {
  switch (expression.type) {
    case 'MemberExpression':
      return rootOf(expression.object);
    case 'ChainExpression':
    case 'TSNonNullExpression':
      return rootOf(expression.expression);
    default:
      return expression;
  }
}
