// The collections that a file keeps, behind the names by which its functions reach into them: a room is an entry of the rooms, a
// member of a loop over them, or what a helper is handed. In: an expression. Out: the outermost collections, or their slots.
import type { TSESTree } from '@typescript-eslint/types';
import { collectionSlots } from '../flow/emptied-collections.ts';
import { definitionOf, isParameter } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { isFunction, memberName, outerOf, parentOf, unwrap, type FunctionLike } from '../sockets/tree.ts';
import { isExported, rootVariable } from './lifetime.ts';
import { isPrivate } from './when-run.ts';

/** Collections in collections, and helpers that hand on to helpers, before the search gives up. */
const MAX_STEPS = 6;

/** `rooms` of `rooms.get(name)`, of `const room = rooms.get(name) ?? new Set()`; `state.clients` of `state.clients[id]`. */
export function rootOf(collection: Node, identification: Identification): Node {
  let at = unwrap(collection);
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const entry = at.type === 'Identifier' ? entryIn(at, identification) : at;
    if (entry?.type === 'CallExpression' && unwrap(entry.callee).type === 'MemberExpression')
      at = unwrap(calleeObject(entry));
    else if (entry?.type === 'MemberExpression' && entry.computed) at = unwrap(entry.object);
    // `(rooms[name] ??= new Set()).add(socket)`
    else if (entry?.type === 'AssignmentExpression') at = unwrap(entry.left);
    else return at;
  }
  return at;
}

/** The entry of another collection that a variable is made with. */
function entryIn(name: TSESTree.Identifier, { module }: Identification): Node | null {
  const made = definitionOf(module.variableOf(name)?.declaration);
  if (made?.type !== 'VariableDeclarator' || made.id.type !== 'Identifier' || made.init === null) return null;
  const value = unwrap(made.init);
  const entry = value.type === 'LogicalExpression' ? unwrap(value.left) : value;
  if (entry.type === 'MemberExpression') return entry;
  const callee = entry.type === 'CallExpression' ? unwrap(entry.callee) : null;
  return callee?.type === 'MemberExpression' && memberName(callee) === 'get' ? entry : null;
}

function calleeObject(call: TSESTree.CallExpression): Node {
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' ? callee.object : callee;
}

/** The same, where a helper is handed the collection with what each call in the file hands over: `track(this.users, user, socket)`. */
export function rootsOf(
  collection: Node,
  identification: Identification,
  steps = MAX_STEPS,
): readonly Node[] {
  const root = rootOf(collection, identification);
  const handed = steps === 0 ? null : argumentsFor(root, identification);
  if (handed === null) return [root];
  return handed.given.flatMap((argument) => rootsOf(argument, identification, steps - 1));
}

interface Handed {
  readonly given: readonly Node[];
  /** No call of the function is out of sight. */
  readonly isAll: boolean;
}

/** What the calls in this file hand over as a parameter; null for any other name, and where there is no such call. */
function argumentsFor(name: Node, identification: Identification): Handed | null {
  const { module, syntax, functionNamed } = identification;
  const declaration = name.type === 'Identifier' ? module.variableOf(name)?.declaration : undefined;
  const fn = isParameter(declaration) ? definitionOf(declaration) : undefined;
  if (!isFunction(fn) || name.type !== 'Identifier') return null;
  const position = fn.params.findIndex((one) => one.type === 'Identifier' && one.name === name.name);
  if (position === -1) return null;
  const given = syntax.calls.flatMap((call) => {
    const argument = call.arguments[position];
    const isOwn = call.type === 'CallExpression' && functionNamed(call.callee)?.node === fn;
    return isOwn && argument !== undefined ? [argument] : [];
  });
  return given.length === 0 ? null : { given, isAll: isOwnFunction(fn) };
}

/** Nobody but this file can call it. */
function isOwnFunction(fn: FunctionLike): boolean {
  const outer = outerOf(fn);
  if (outer?.type === 'MethodDefinition' || outer?.type === 'PropertyDefinition') return isPrivate(outer);
  return (fn.type === 'FunctionDeclaration' || outer?.type === 'VariableDeclarator') && !isExported(fn);
}

/** The slots by which a file may know a collection. */
export interface KnownSlots {
  readonly slots: ReadonlySet<Slot>;
  /** It is no other collection than these. */
  readonly isAll: boolean;
}

/** Lists the slots of a collection, also of one that a loop walks over or a function is handed. */
export function knownSlots(collection: Node, identification: Identification, steps = MAX_STEPS): KnownSlots {
  const own = new Set(collectionSlots(collection, identification));
  const variable = rootVariable(collection, identification);
  if (variable === null || steps === 0) return { slots: own, isAll: steps > 0 };
  const rest = restOf(collection, identification);
  const walked = walkedInto(definitionOf(variable.declaration));
  if (walked !== null) {
    const outer = knownSlots(walked, identification, steps - 1);
    const inner = [...outer.slots].map((slot) => `${slot}.[]${rest}`);
    return { slots: new Set([...own, ...inner]), isAll: outer.isAll && outer.slots.size > 0 };
  }
  const root = rootOf(collection, identification);
  if (!isParameter(rootVariable(root, identification)?.declaration)) return { slots: own, isAll: true };
  const handed = argumentsFor(root, identification);
  if (handed === null) return { slots: own, isAll: false };
  const outer = handed.given.map((argument) => knownSlots(argument, identification, steps - 1));
  const below = restBelow(collection, root, identification);
  return {
    slots: new Set([...own, ...outer.flatMap(({ slots }) => [...slots].map((slot) => slot + below))]),
    isAll: handed.isAll && outer.every(({ isAll }) => isAll),
  };
}

/** `.[]` of `index.get(key)` where `index` is the parameter. */
function restBelow(collection: Node, root: Node, { syntax }: Identification): string {
  const from = syntax.slotOf(root);
  if (from === null || unwrap(collection) === root) return '';
  const slot = syntax.slotOf(collection);
  return slot?.startsWith(`${from}.`) === true ? slot.slice(from.length) : '.[]';
}

function restOf(collection: Node, { syntax }: Identification): string {
  const slot = syntax.slotOf(collection);
  const dot = slot?.indexOf('.') ?? -1;
  return slot === null || dot === -1 ? '' : slot.slice(dot);
}

/** What a loop walks, of the variable that it declares: `this.rooms` of `for (const [room, members] of this.rooms)`. */
function walkedInto(definition: Node | undefined): Node | null {
  const loop = definition === undefined ? undefined : parentOf(parentOf(definition) ?? definition);
  if (loop?.type !== 'ForOfStatement') return null;
  const walked = unwrap(loop.right);
  const [only] = walked.type === 'ArrayExpression' ? walked.elements : [];
  const copied = only?.type === 'SpreadElement' ? unwrap(only.argument) : walked;
  const callee = copied.type === 'CallExpression' ? unwrap(copied.callee) : null;
  if (callee?.type !== 'MemberExpression') return copied;
  if (['values', 'entries'].includes(memberName(callee) ?? ''))
    return copied.type === 'CallExpression' && copied.arguments[0] !== undefined
      ? copied.arguments[0]
      : callee.object;
  return null;
}
