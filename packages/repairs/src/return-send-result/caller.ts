// What a use of a function has against its new result.
import type { Node, Sender } from '@socket-safety/analysis';
import { findAround, isFunction, isInside, memberName, outerOf, type FunctionNode } from '../syntax/tree.ts';

/**
 * `type`: it would no longer compile; `rejection`: it waits for a rejection that would no longer come; `catch`: in a `try`;
 * `passes`: the function around it rejected too, and its own callers may wait for that.
 */
export interface Trouble {
  readonly kind: 'type' | 'rejection' | 'catch' | 'passes';
  readonly because: string;
  readonly call: Node | null;
  /** The call's value is what the function around it gives. */
  readonly isGiven: boolean;
}

/** Finds what speaks against a new result at one use of the function; null for nothing. */
export function findTrouble(use: Node, { told }: Pick<Sender, 'told'>): Trouble | null {
  const hides = told === 'rejection';
  const call = callOf(use);
  if (call === null) return hides ? { ...handedOn, call, isGiven: false } : null;
  const { value, holder } = readHolder(call);
  if (holder?.type === 'ExpressionStatement') {
    if (!hides || value.type !== 'AwaitExpression') return null;
    return isCaught(holder)
      ? { kind: 'catch', because: 'a caller catches the rejection', call, isGiven: false }
      : { kind: 'passes', because: 'a caller passes the rejection on', call, isGiven: false };
  }
  if (hides && holder !== null && isCatch(holder, value))
    return { kind: 'catch', because: 'a caller catches the rejection', call, isGiven: false };
  const giving = functionGiving(holder, value);
  if (hides) return { ...handedOn, call, isGiven: giving !== null };
  if (giving === null || !saysNothing(giving)) return null;
  return { kind: 'type', because: 'a caller gives its result as `void`', call, isGiven: true };
}

/** `deliver(socket, text).catch(…)` */
function isCatch(holder: Node, value: Node): boolean {
  if (holder.type !== 'MemberExpression' || holder.object !== value || memberName(holder) !== 'catch')
    return false;
  const call = outerOf(holder);
  return call?.type === 'CallExpression' && call.callee === holder;
}

const handedOn = { kind: 'rejection', because: 'a caller may wait for the rejection' } as const;

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

/** The value that a call has in the end, and what it stands in. */
export function readHolder(call: Node): { readonly value: Node; readonly holder: Node | null } {
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
  for (let outer = outerOf(statement); outer !== null && !isFunction(outer); outer = outerOf(outer))
    if (outer.type === 'TryStatement' && isInside(statement, outer.block) && outer.handler !== null)
      return true;
  return false;
}
