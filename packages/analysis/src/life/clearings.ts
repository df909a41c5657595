// Close handlers that clear what the next connection may have taken over.
import type { TSESTree } from '@typescript-eslint/types';
import type { ClearingSite } from '../facts.ts';
import { definitionOf, isParameter } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import { collectionSlots } from '../flow/emptied-collections.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { isFunction, isNothing, memberName, unwrap } from '../sockets/tree.ts';
import { partsOf, socketOf } from '../sockets/types.ts';
import { eachCloseRun, eachOfRun, type CloseRun } from './close-runs.ts';
import { closingSocket, sightOf } from './closing-socket.ts';
import { eachConditionOn, holds, isBefore } from './conditions.ts';
import { findHeld } from './held-socket.ts';
import { originOfKey } from './key-origin.ts';
import type { LifeContext } from './life-context.ts';
import { declaringFunction, rootVariable } from './lifetime.ts';
import type { Put } from './puts.ts';
import { findReplacement, isAccepted, isShared } from './replacements.ts';
import { eachWayIn } from './ways-in.ts';

type Found = Pick<ClearingSite, 'cleared' | 'replaced'>;

/** Functions called by a handler, and those that they call. */
const MAX_CALLS = 2;

/** Finds such places of a file, in source order. */
export function findClearings(context: LifeContext): readonly ClearingSite[] {
  const found = new Map<Node, ClearingSite>();
  for (const run of eachCloseRun(context)) {
    for (const { node, through } of eachRunBy(run.handler.node, context)) {
      const isAsked = through.some((call) => isAskedBefore(call, call.arguments, run, context));
      const site =
        found.has(node) || isAsked
          ? null
          : (clearedSlot(node, run, context) ?? clearedEntry(node, run, context));
      if (site === null) continue;
      const { socket, type, registration } = run;
      found.set(node, { ...site, node, socket: sightOf(socket, type, context.source.text), registration });
    }
  }
  return [...found.values()].sort((left, right) => left.node.range[0] - right.node.range[0]);
}

/** What runs, and the calls through which it does. */
interface Run {
  readonly node: Node;
  readonly through: readonly TSESTree.CallExpression[];
}

function* eachRunBy(fn: Node, context: LifeContext, through: Run['through'] = []): Generator<Run> {
  for (const node of eachOfRun(fn)) {
    yield { node, through };
    if (node.type !== 'CallExpression' || through.length === MAX_CALLS) continue;
    const called = context.identification.functionNamed(node.callee);
    if (called !== null && isFunction(called.node))
      yield* eachRunBy(called.node, context, [...through, node]);
  }
}

/** `this.socket = null` */
function clearedSlot(node: Node, run: CloseRun, context: LifeContext): Found | null {
  if (node.type !== 'AssignmentExpression' || node.operator !== '=' || !isNothing(node.right)) return null;
  const target = unwrap(node.left);
  const isName = target.type === 'Identifier' || (target.type === 'MemberExpression' && !target.computed);
  const slot = isName ? context.identification.syntax.slotOf(target) : null;
  if (slot === null || !run.names.has(slot) || closingSocket(target, context.identification) === null)
    return null;
  if (!isShared(target, run, context) || isAskedBefore(node, [], run, context)) return null;
  const replaced = findReplacement(slot, run, context);
  return replaced === null ? null : { cleared: { kind: 'slot', slot: target }, replaced };
}

/** `sessions.delete(user)`, `delete sessions[user]` */
function clearedEntry(node: Node, run: CloseRun, context: LifeContext): Found | null {
  const entry = removedEntry(node);
  if (entry === null || socketOf(context.identification.typeOf(entry.key)) !== null) return null;
  const slots = new Set(collectionSlots(entry.collection, context.identification));
  if (slots.size === 0 || isAskedBefore(node, [entry.key], run, context)) return null;
  for (const { put, by } of eachWayIn(context)) {
    if (put.key === null || !isOf(put, slots, context)) continue;
    const fields = fieldsToSocket(put, run, context);
    const kind = fields === null ? null : kindOf(put, context);
    if (fields === null || kind === null || !outlives(put, run, context)) continue;
    if (!isReplacedUnder(put, by, entry.key, run, context)) continue;
    const { collection, key } = entry;
    return { cleared: { kind: 'entry', collection, of: kind, key, fields }, replaced: put.node };
  }
  return null;
}

function removedEntry(node: Node): { readonly collection: Node; readonly key: Node } | null {
  if (node.type === 'CallExpression') {
    const callee = unwrap(node.callee);
    const [key] = node.arguments;
    if (callee.type !== 'MemberExpression' || memberName(callee) !== 'delete') return null;
    return key === undefined ? null : { collection: callee.object, key };
  }
  const removed =
    node.type === 'UnaryExpression' && node.operator === 'delete' ? unwrap(node.argument) : null;
  if (removed?.type !== 'MemberExpression' || !removed.computed) return null;
  return { collection: removed.object, key: removed.property };
}

function isOf({ collection }: Put, slots: ReadonlySet<Slot>, { identification }: LifeContext): boolean {
  for (const slot of collectionSlots(collection, identification)) if (slots.has(slot)) return true;
  return false;
}

function kindOf({ collection, node }: Put, { identification }: LifeContext): 'map' | 'object' | null {
  for (const part of partsOf(identification.typeOf(collection)))
    if (part.kind === 'collection') return part.of === 'map' || part.of === 'object' ? part.of : null;
  return node.type === 'AssignmentExpression' ? 'object' : null;
}

/** The way from what is put there to the socket that closes; null where it is not that socket. */
function fieldsToSocket({ values }: Put, run: CloseRun, context: LifeContext): readonly string[] | null {
  const value = values.at(-1);
  if (value === undefined) return null;
  return findHeld(value, (node) => isSameSocket(node, run, context), context)?.fields ?? null;
}

/** By its names; a library's method gets a parameter of its own, which is of the same kind. */
function isSameSocket(
  node: Node,
  { names, type, registration }: CloseRun,
  { identification }: LifeContext,
): boolean {
  if (names.has(identification.syntax.slotOf(node) ?? '?')) return true;
  return registration === null && socketOf(identification.typeOf(node))?.row === type.row;
}

/** Tells whether the collection is there before the socket that is put into it. */
function outlives({ collection, node }: Put, run: CloseRun, { identification }: LifeContext): boolean {
  const variable = rootVariable(collection, identification);
  const socket = rootVariable(run.socket, identification);
  const maker = variable === null ? null : declaringFunction(variable, identification);
  const socketMaker = socket === null ? null : declaringFunction(socket, identification);
  if (variable !== null) return maker !== null && maker.id !== socketMaker?.id;
  return identification.syntax.ownerOf(node)?.kind !== 'constructor';
}

function isReplacedUnder(
  put: Put,
  by: readonly Node[],
  key: Node,
  run: CloseRun,
  context: LifeContext,
): boolean {
  const { identification } = context;
  const slots = new Set(collectionSlots(put.collection, identification));
  const mentions = (node: Node) =>
    (node.type === 'Identifier' || node.type === 'MemberExpression') &&
    slots.has(identification.syntax.slotOf(node) ?? '?');
  // `if (sessions.has(user)) { socket.close(); return; }`
  if (
    by
      .flatMap((node) => [...eachConditionOn(node)])
      .some((test) => holds(test, (node) => mentions(node) || isReadFrom(node, mentions, context)))
  )
    return false;
  const origins = [key, ...(put.key === null ? [] : [put.key])].map((one) => originOfKey(one, context));
  if (origins.includes('unique')) return false;
  if (by.some((node) => closesOlder(node, mentions, context))) return true;
  return (
    origins.includes('shared') &&
    (run.registration === null || isAccepted(run.socket, context) || isHandedIn(run.socket, context))
  );
}

function isHandedIn(socket: Node, { identification }: LifeContext): boolean {
  return isParameter(rootVariable(socket, identification)?.declaration);
}

/** `const old = sessions.get(user); if (old) return;` */
function isReadFrom(node: Node, mentions: (node: Node) => boolean, { identification }: LifeContext): boolean {
  if (node.type !== 'Identifier') return false;
  const made = definitionOf(identification.module.variableOf(node)?.declaration);
  return made?.type === 'VariableDeclarator' && made.init !== null && holds(made.init, mentions);
}

/** `sessions.get(user)?.close(); sessions.set(user, socket);`: the program itself expects that there is an older one. */
function closesOlder(put: Node, mentions: (node: Node) => boolean, context: LifeContext): boolean {
  const owner = context.identification.syntax.ownerOf(put);
  if (owner === null) return false;
  return [...eachOfRun(owner.node)].some((node) => {
    const callee = node.type === 'CallExpression' ? unwrap(node.callee) : null;
    if (
      callee?.type !== 'MemberExpression' ||
      !/^(?:close|terminate|destroy|end|disconnect)$/.test(memberName(callee) ?? '')
    )
      return false;
    if (!isBefore(node, put)) return false;
    return holds(callee.object, (inner) => mentions(inner) || isReadFrom(inner, mentions, context));
  });
}

/** Tells whether a condition on the way asks for anything but the event itself and the keys: then it may well be the right question. */
function isAskedBefore(
  node: Node,
  keys: readonly Node[],
  { handler }: CloseRun,
  { identification }: LifeContext,
): boolean {
  const own = (variable: { readonly id: number } | null) =>
    variable !== null && keys.some((key) => variable.id === rootVariable(key, identification)?.id);
  return [...eachConditionOn(node)].some((test) =>
    holds(test, (inner) => {
      if (inner.type === 'ThisExpression') return true;
      const variable = inner.type === 'Identifier' ? identification.module.variableOf(inner) : null;
      if (variable === null || own(variable)) return false;
      const fn = declaringFunction(variable, identification);
      return fn?.id !== handler.id || !isParameter(variable.declaration);
    }),
  );
}
