// What a use of a function has against its new result.
import type { Node, Sender } from '@socket-safety/analysis';
import { findAround, isFunction, isInside, outerOf, type FunctionNode } from '../syntax/tree.ts';

/** `type`: it would no longer compile; `rejection`: it waits for a rejection that would no longer come. */
export interface Trouble {
  readonly kind: 'type' | 'rejection';
  readonly because: string;
}

/** Finds what speaks against a new result at one use of the function; null for nothing. */
export function findTrouble(use: Node, { told }: Sender): Trouble | null {
  const call = callOf(use);
  if (call === null) return told === 'rejection' ? handedOn : null;
  const { value, holder } = readHolder(call);
  if (holder?.type === 'ExpressionStatement') {
    const waits = value.type === 'AwaitExpression';
    return told === 'rejection' && waits && isCaught(holder) ? caught : null;
  }
  const returning = functionGiving(holder, value);
  if (returning !== null && saysNothing(returning))
    return { kind: 'type', because: 'a caller gives its result as `void`' };
  return told === 'rejection' ? handedOn : null;
}

const handedOn: Trouble = { kind: 'rejection', because: 'a caller may wait for the rejection' };
const caught: Trouble = { kind: 'rejection', because: 'a caller catches the rejection' };

/** The call of the function that a name or a member stands for. */
export function callOf(use: Node): Node | null {
  let inner = use;
  for (let outer = outerOf(inner); outer !== null; outer = outerOf(inner)) {
    if (outer.type === 'MemberExpression' && outer.property === inner) inner = outer;
    else if (outer.type === 'CallExpression') return outer.callee === inner ? outer : null;
    else return null;
  }
  return null;
}

function readHolder(call: Node): { readonly value: Node; readonly holder: Node | null } {
  let value = call;
  for (let outer = outerOf(value); outer !== null; outer = outerOf(value)) {
    const isAround =
      outer.type === 'AwaitExpression' ||
      outer.type === 'ChainExpression' ||
      (outer.type === 'UnaryExpression' && outer.operator === 'void');
    if (!isAround) return { value, holder: outer };
    value = outer;
  }
  return { value, holder: null };
}

/** The function whose result the value is. */
export function functionGiving(holder: Node | null, value: Node): FunctionNode | null {
  if (holder?.type === 'ArrowFunctionExpression') return holder.body === value ? holder : null;
  if (holder?.type !== 'ReturnStatement') return null;
  const around = findAround(holder, isFunction);
  return around !== null && isFunction(around) ? around : null;
}

function saysNothing({ returnType }: FunctionNode): boolean {
  const said = returnType?.typeAnnotation;
  if (said?.type === 'TSVoidKeyword') return true;
  return said?.type === 'TSTypeReference' && said.typeArguments?.params[0]?.type === 'TSVoidKeyword';
}

function isCaught(statement: Node): boolean {
  let inner = statement;
  for (let outer = outerOf(inner); outer !== null && !isFunction(outer); outer = outerOf(outer)) {
    if (outer.type === 'TryStatement' && isInside(statement, outer.block) && outer.handler !== null)
      return true;
    inner = outer;
  }
  return false;
}
