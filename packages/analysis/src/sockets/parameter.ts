// The type of a parameter that nobody wrote down: by what the function is handed to, or called with.
import type { TSESTree } from '@typescript-eslint/types';
import type { CallbackRow, FunctionRow } from '@socket-safety/libraries';
import type { Node } from '../ir/model.ts';
import type { Inference } from './inference.ts';
import { functionRow, ownValue, referredType, typeRow } from './library-index.ts';
import { memberName, outerOf, unwrap, type FunctionLike } from './tree.ts';
import { partsOf, unite, type Type } from './types.ts';

/** Methods of collections whose callback gets an element, and at which position. */
export const ELEMENT_AT: Readonly<Record<string, number>> = {
  forEach: 0,
  map: 0,
  filter: 0,
  some: 0,
  every: 0,
  find: 0,
  findIndex: 0,
  findLast: 0,
  findLastIndex: 0,
  flatMap: 0,
  sort: 0,
  reduce: 1,
  reduceRight: 1,
};

/** Names under which a listener is added. */
export const LISTENER_METHODS: ReadonlySet<string> = new Set([
  'on',
  'once',
  'addListener',
  'prependListener',
  'prependOnceListener',
  'addEventListener',
]);

/** Returns what the parameter at `position` holds, joined over everything the function is handed to. */
export function parameterType(owner: FunctionLike, position: number, inference: Inference): Type | null {
  let type: Type | null = null;
  for (const use of usesOf(owner, inference)) type = unite(type, typeFromUse(use, position, inference));
  return type;
}

/** The function itself, and every mention of the name it was given. */
function usesOf(owner: FunctionLike, { module }: Inference): readonly Node[] {
  const name = owner.type === 'FunctionDeclaration' ? owner.id : nameOfValue(owner);
  const variable = name === null ? null : module.variableOf(name);
  const uses: Node[] = owner.type === 'FunctionDeclaration' ? [] : [owner];
  for (const reference of variable?.declaration.references ?? [])
    // References hold nodes, typed as unknown so that every scope manager fits.
    if (reference.isRead()) uses.push(reference.identifier as Node);
  return uses;
}

function nameOfValue(owner: FunctionLike): TSESTree.Identifier | null {
  const outer = outerOf(owner);
  return outer?.type === 'VariableDeclarator' && outer.id.type === 'Identifier' ? outer.id : null;
}

function typeFromUse(use: Node, position: number, inference: Inference): Type | null {
  const outer = outerOf(use);
  if (outer?.type === 'AssignmentExpression' && unwrap(outer.right) === unwrap(use))
    return propertyListener(outer.left, position, inference);
  if (outer?.type !== 'CallExpression' && outer?.type !== 'NewExpression') return null;
  if (unwrap(outer.callee) === unwrap(use)) return argumentType(outer.arguments[position], inference);
  const argument = outer.arguments.findIndex((candidate) => unwrap(candidate) === unwrap(use));
  if (argument === -1) return null;
  return handedType(outer, argument, position, inference);
}

function argumentType(argument: Node | undefined, { typeOf }: Inference): Type | null {
  return argument === undefined || argument.type === 'SpreadElement' ? null : typeOf(argument);
}

/** What a call hands to the function that it was given as its argument number `argument`. */
function handedType(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: number,
  position: number,
  inference: Inference,
): Type | null {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return null;
  const name = memberName(callee) ?? '';
  let type: Type | null = null;
  for (const part of partsOf(inference.typeOf(callee.object))) {
    if (part.kind === 'collection') {
      if (argument === 0 && ELEMENT_AT[name] === position) type = unite(type, part.element);
      continue;
    }
    if (part.kind !== 'instance' && part.kind !== 'socket') continue;
    if (LISTENER_METHODS.has(name) && argument === 1) {
      type = unite(type, emittedType(part, eventName(call.arguments[0]), position));
      continue;
    }
    const row = functionRow(part.library, part.name, name);
    if (row !== null) type = unite(type, callbackType(row, part, call.arguments.length, argument, position));
  }
  return type;
}

function emittedType(
  part: Extract<Type, { kind: 'instance' | 'socket' }>,
  event: string | null,
  position: number,
): Type | null {
  if (event === null) return null;
  const ref = ownValue(typeRow(part.library, part.name)?.emits ?? {}, event)?.[position];
  if (ref !== undefined && ref !== null) return referredType(part.library, ref);
  return part.kind === 'socket' && position === 0 && part.row.listeners.includes('event-target')
    ? eventObject(part)
    : null;
}

/** `socket.onmessage = (event) => event.target.send(…)`. */
function propertyListener(target: Node, position: number, { typeOf }: Inference): Type | null {
  if (target.type !== 'MemberExpression' || position !== 0) return null;
  const name = memberName(target);
  if (name?.startsWith('on') !== true) return null;
  for (const part of partsOf(typeOf(target.object))) if (part.kind === 'socket') return eventObject(part);
  return null;
}

function eventObject(socket: Type): Type {
  return {
    kind: 'record',
    field: (name) => (name === 'target' || name === 'currentTarget' ? socket : null),
  };
}

function callbackType(
  row: FunctionRow,
  part: Extract<Type, { kind: 'instance' | 'socket' }>,
  count: number,
  argument: number,
  position: number,
): Type | null {
  const callback = row.callbacks?.find((candidate) => positionOf(candidate, count) === argument);
  const ref = callback?.parameters[position];
  return ref === undefined || ref === null ? null : referredType(part.library, ref);
}

/** Returns which argument a callback row means, of `count` given ones. */
export function positionOf(callback: CallbackRow, count: number): number {
  return callback.argument < 0 ? count + callback.argument : callback.argument;
}

/** Returns the event that a listener call or property names. */
export function eventName(node: Node | undefined): string | null {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.quasis.length === 1)
    return node.quasis[0]?.value.cooked ?? null;
  return null;
}
