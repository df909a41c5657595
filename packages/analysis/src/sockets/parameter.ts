// The type of a parameter that nobody wrote down: by what the function is handed to, or called with.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import { fieldSlot } from './field-slot.ts';
import { handedTo, handedType, type Handed } from './handed.ts';
import { eventName, LISTENER_METHODS } from './listening.ts';
import { expectedParameter } from './expected.ts';
import type { Inference } from './inference.ts';
import { shownOf } from './shown.ts';
import {
  argumentPosition,
  isFunction,
  keyName,
  memberName,
  outerOf,
  parentOf,
  unwrap,
  type FunctionLike,
} from './tree.ts';
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

/** Returns what the parameter at `written` holds, joined over everything the function is handed to. */
export function parameterType(owner: FunctionLike, written: number, inference: Inference): Type | null {
  const position = argumentPosition(owner, written);
  if (position === null) return null;
  let type: Type | null = null;
  for (const use of usesOf(owner, inference)) {
    for (const handed of handedTo(use, inference)) type = unite(type, handedType(handed, position));
    type = unite(type, typeFromUse(use, position, inference));
    type ??= expectedParameter(use, position, inference);
  }
  for (const call of callsOf(owner, inference))
    type = unite(type, argumentType(call.arguments[position], inference));
  if (type === null)
    for (const handed of handedByShape(owner, inference)) type = unite(type, handedType(handed, position));
  return type;
}

/** Calls of a method or constructor through an instance or the class: `room.join(socket)`, `new Peer(socket)`. */
function callsOf(
  owner: FunctionLike,
  { module, syntax, functionNamed, typeOf }: Inference,
): readonly (TSESTree.CallExpression | TSESTree.NewExpression)[] {
  const member = outerOf(owner);
  if (member?.type !== 'MethodDefinition') return [];
  const name = keyName(member.key, member.computed);
  if (name === 'constructor') {
    const header = module.classOf(parentOf(parentOf(member) ?? member) ?? member);
    return syntax.calls.filter(
      (call) =>
        call.type === 'NewExpression' &&
        partsOf(typeOf(call.callee)).some((part) => part.kind === 'local-class' && part.class === header?.id),
    );
  }
  return syntax.calls.filter((call) => {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression' || memberName(callee) !== name) return false;
    return unwrap(callee.object).type !== 'ThisExpression' && functionNamed(callee)?.node === owner;
  });
}

/** Lists what libraries hand to a function, under every name that it has. */
export function* handedToFunction(owner: FunctionLike, inference: Inference): Generator<Handed> {
  let isKnown = false;
  for (const use of usesOf(owner, inference)) {
    for (const handed of handedTo(use, inference)) {
      isKnown = true;
      yield handed;
    }
  }
  if (!isKnown) yield* handedByShape(owner, inference);
}

/** What its own calls say that it is handed, where nothing else does. */
function handedByShape(owner: FunctionLike, inference: Inference): readonly Handed[] {
  return shownOf(owner, inference).map((shown) => ({ ...shown, grade: 'probable' }));
}

/** The function itself, and every mention of the name it was given; a bound copy is the function. */
function* usesOf(owner: FunctionLike, inference: Inference): Generator<Node> {
  for (const use of mentionsOf(owner, inference)) {
    yield use;
    const member = outerOf(use);
    const bound =
      member?.type === 'MemberExpression' && memberName(member) === 'bind' ? outerOf(member) : undefined;
    if (bound?.type === 'CallExpression') yield bound;
  }
}

function* mentionsOf(owner: FunctionLike, { module, syntax }: Inference): Generator<Node> {
  if (owner.type !== 'FunctionDeclaration') yield owner;
  const member = outerOf(owner);
  if (member?.type === 'MethodDefinition' || member?.type === 'PropertyDefinition') {
    const name = keyName(member.key, member.computed);
    const header = module.classOf(parentOf(parentOf(member) ?? member) ?? member);
    if (name !== null && header !== null) yield* syntax.mentions(fieldSlot(header.id, name));
    return;
  }
  if (member?.type === 'AssignmentExpression' && module.functionOf(owner)?.kind === 'method') {
    const slot = syntax.slotOf(member.left);
    if (slot !== null) yield* syntax.mentions(slot);
    return;
  }
  const name = owner.type === 'FunctionDeclaration' ? owner.id : nameOfValue(owner);
  const variable = name === null ? null : module.variableOf(name);
  for (const reference of variable?.declaration.references ?? [])
    // References hold nodes, typed as unknown so that every scope manager fits.
    if (reference.isRead()) yield reference.identifier as Node;
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
  return unite(
    elementOrEvent(outer, argument, position, inference),
    givenByCallee(outer, argument, position, inference),
  );
}

/** `eachOpen((peer) => …)`: what a function of the file gives to the parameter that it was handed. */
function givenByCallee(
  { callee }: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: number,
  position: number,
  { module, functionNamed, typeOf }: Inference,
): Type | null {
  const owner = functionNamed(callee)?.node;
  const parameter = isFunction(owner) ? owner.params[argument] : undefined;
  const variable = parameter?.type === 'Identifier' ? module.variableOf(parameter) : null;
  let type: Type | null = null;
  for (const { identifier } of variable?.declaration.references ?? []) {
    // References hold nodes, typed as unknown so that every scope manager fits.
    const use = identifier as Node;
    const call = parentOf(use);
    const given =
      call?.type === 'CallExpression' && call.callee === use ? call.arguments[position] : undefined;
    if (given !== undefined && given.type !== 'SpreadElement') type = unite(type, typeOf(given));
  }
  return type;
}

function argumentType(argument: Node | undefined, { typeOf }: Inference): Type | null {
  return argument === undefined || argument.type === 'SpreadElement' ? null : typeOf(argument);
}

/** An element of the collection that is walked, or the event object of a socket. */
function elementOrEvent(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: number,
  position: number,
  { typeOf }: Inference,
): Type | null {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return null;
  const name = memberName(callee) ?? '';
  let type: Type | null = null;
  for (const part of partsOf(typeOf(callee.object))) {
    if (part.kind === 'collection' && argument === 0 && ELEMENT_AT[name] === position)
      type = unite(type, part.element);
    if (part.kind === 'promise' && name === 'then' && argument === 0 && position === 0)
      type = unite(type, part.of);
    if (part.kind === 'collection' && part.of === 'map' && name === 'forEach' && position === 1)
      type = unite(type, part.key ?? null);
    const listens = part.kind === 'socket' && argument === 1 && position === 0 && LISTENER_METHODS.has(name);
    if (listens && part.row.listeners.includes('event-target') && eventName(call.arguments[0]) !== null)
      type = unite(type, eventObject(part));
  }
  return type;
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
