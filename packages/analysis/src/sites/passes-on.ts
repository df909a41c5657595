// `send(text) { this.socket.send(text); }`: a member of an object or class that does nothing but send what it is handed.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import {
  functionAround,
  isFunction,
  isInside,
  outerOf,
  parentOf,
  unwrap,
  type FunctionLike,
} from '../sockets/tree.ts';

/** A property or method whose function is a face of a send. */
export type Face = TSESTree.Property | TSESTree.MethodDefinition | TSESTree.PropertyDefinition;

/** Returns the member whose function does nothing with what it is handed but this call; null where the call is more than that. */
export function memberThatPassesOn(call: TSESTree.CallExpression): Face | null {
  const fn = functionAround(call);
  if (fn === undefined || !isUnconditional(call, fn)) return null;
  const {
    arguments: [content],
  } = call;
  if (content === undefined || !isHanded(content, fn)) return null;
  const member = outerOf(fn);
  return member?.type === 'Property' ||
    member?.type === 'MethodDefinition' ||
    member?.type === 'PropertyDefinition'
    ? member
    : null;
}

/** Lists the members of the object or class that a member belongs to, itself among them. */
export function membersBeside(member: Face): readonly Node[] {
  const holder = parentOf(member);
  if (holder?.type === 'ObjectExpression') return holder.properties;
  return holder?.type === 'ClassBody' ? holder.body : [];
}

/** What ends a line or frames a message says nothing of its own. */
const LETTER = /\p{L}/u;

/** `text`, `JSON.stringify(message)`, `${text}\n`, each part of what was handed in a loop. */
function isHanded(content: Node, fn: FunctionLike): boolean {
  const said = unwrap(content);
  if (said.type === 'CallExpression')
    return said.arguments[0] !== undefined && isHanded(said.arguments[0], fn);
  if (said.type === 'TemplateLiteral')
    return (
      said.quasis.every(({ value }) => value.cooked !== null && !LETTER.test(value.cooked)) &&
      said.expressions.every((part) => isHanded(part, fn))
    );
  if (said.type === 'BinaryExpression')
    return (
      isHanded(said.left, fn) &&
      said.right.type === 'Literal' &&
      typeof said.right.value === 'string' &&
      !LETTER.test(said.right.value)
    );
  if (said.type !== 'Identifier') return false;
  const [parameter] = fn.params;
  if (parameter?.type === 'Identifier' && parameter.name === said.name) return true;
  const loop = loopAround(said, fn);
  return loop !== null && partOf(loop) === said.name && isHanded(loop.right, fn);
}

/** The name of one round's part: `for (const part of parts)`. */
function partOf({ left }: TSESTree.ForOfStatement): string | null {
  const name = left.type === 'VariableDeclaration' ? left.declarations[0].id : left;
  return name.type === 'Identifier' ? name.name : null;
}

function loopAround(node: Node, fn: FunctionLike): TSESTree.ForOfStatement | null {
  for (let outer = parentOf(node); outer !== undefined && outer !== fn; outer = parentOf(outer))
    if (outer.type === 'ForOfStatement' && isInside(node, outer.body)) return outer;
  return null;
}

/** Nothing in the function asks before: it leaves that to others. */
function isUnconditional(call: Node, fn: FunctionLike): boolean {
  const { body } = fn;
  if (unwrap(body) === call) return true;
  let outer = outerOf(call);
  while (outer !== undefined && outer !== body && !isFunction(outer) && KEEPS.has(outer.type))
    outer = parentOf(outer);
  return outer === body;
}

/** What stands around a call that is made in any case. */
const KEEPS: ReadonlySet<string> = new Set([
  'BlockStatement',
  'AwaitExpression',
  'ReturnStatement',
  'ExpressionStatement',
  'AssignmentExpression',
  'ForOfStatement',
]);
