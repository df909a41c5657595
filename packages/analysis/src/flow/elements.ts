// What all elements of a collection have in common: a filter let only open sockets through, or only open ones were put in.
import type { Instr, LoopId, Value } from '../ir/model.ts';
import { isNamedGuard } from '../guards/named-guard.ts';
import { isPromiseClass } from '../sockets/promise-class.ts';
import { ALL, OPEN } from '../states.ts';
import type { CallInstr } from './call-target.ts';
import type { TransferContext } from './context.ts';
import { noteEmptied } from './emptied.ts';
import { functionOf } from './function-values.ts';
import { objectOf, produce } from './objects.ts';
import { keep, range } from './relation.ts';
import { joinHeld } from './join-states.ts';
import {
  cloneState,
  ELEMENTS,
  FIELD,
  heldOf,
  isForeign,
  mapParts,
  rangeOf,
  unknownHeld,
  type FlowState,
  type Held,
  type ObjectId,
} from './state.ts';

/** Knowledge of an element and of its fields; the empty name is the element itself. */
export type ElementFacts = ReadonlyMap<string, Held>;

/** Lists what is known of a collection's elements. */
export function elementsOf(object: ObjectId, state: FlowState): ElementFacts {
  const prefix = object + ELEMENTS;
  const facts = new Map<string, Held>();
  for (const [name, held] of state.held)
    if (name === prefix || name.startsWith(prefix + FIELD)) facts.set(name.slice(prefix.length), held);
  return facts;
}

/** Gives facts to whatever stands for an element. */
export function giveFacts(element: ObjectId, facts: ElementFacts, state: FlowState): void {
  for (const [suffix, held] of facts) state.held.set(element + suffix, held);
}

/** The next item of a loop is known by what is known of the collection's elements. */
export function nextItem(
  instr: Extract<Instr, { kind: 'next' }>,
  state: FlowState,
  context: TransferContext,
): void {
  produce(instr, state, context);
  const collection = walkedBy(instr, context);
  if (collection === null) return;
  noteEmptied(collection, instr, state, context);
  const item = `r${instr.id}@`;
  const object = objectOf(collection, instr, state, context);
  if (!isForeign(object))
    state.held.set(item, asAtEntry(heldOf(state, object + ELEMENTS), heldOf(state, item)));
  giveFacts(item, elementsOf(object, state), state);
}

/** Whoever calls may know more of the elements than their type tells. */
function asAtEntry(element: Held, typed: Held): Held {
  const states = rangeOf(typed.parts);
  return { ...typed, parts: mapParts(element, (relation) => keep(relation, states)) };
}

function walkedBy(instr: Extract<Instr, { kind: 'next' }>, { fn }: TransferContext): Value | null {
  const collection = fn.loops.find(({ id }) => id === instr.loop)?.collection ?? null;
  return collection !== null && ['place', 'result', 'list'].includes(collection.kind) ? collection : null;
}

/** The item of a loop has changed. Each round has an item of its own, so what that says of the collection is kept until the loop is left. */
export function noteItemChanged(item: ObjectId, state: FlowState, context: TransferContext): void {
  const [, id] = /^r(\d+)@$/.exec(item) ?? [];
  const instr = id === undefined ? undefined : context.fn.instrs.get(Number(id));
  const collection = instr?.kind === 'next' ? walkedBy(instr, context) : null;
  if (instr?.kind !== 'next' || (collection?.kind !== 'place' && collection?.kind !== 'result')) return;
  const object = objectOf(collection, instr, state, context);
  if (state.held.has(object + ELEMENTS)) state.held.set(object + changedIn(instr.loop), heldOf(state, item));
}

/** What is known once a loop is left: what its rounds did to items counts for the elements from here on. */
export function leftLoop(loop: LoopId, state: FlowState): FlowState {
  const suffix = changedIn(loop);
  const changed = [...state.held].filter(([name]) => name.endsWith(suffix));
  if (changed.length === 0) return state;
  const after = cloneState(state);
  for (const [name, held] of changed) {
    const elements = name.slice(0, -suffix.length) + ELEMENTS;
    after.held.delete(name);
    after.held.set(elements, joinHeld(heldOf(state, elements), held));
  }
  return after;
}

/** The name, behind that of a collection, of what the rounds of a loop did to its items. */
function changedIn(loop: LoopId): string {
  return `${FIELD}[~${loop}]`;
}

/** `sockets.filter((one) => one.readyState === 1)`, and `find`: what the predicate proves holds for what comes out. */
export function noteFilter(instr: CallInstr, state: FlowState, context: TransferContext): void {
  if (instr.callee.kind !== 'method') return;
  const { name } = instr.callee;
  if (name !== 'filter' && name !== 'find' && name !== 'findLast') return;
  const [first] = instr.arguments;
  const result = `r${instr.id}@`;
  if (first !== undefined && isNamedGuard(first.value, context)) {
    const open: Held = { ...unknownHeld(OPEN, null), check: { node: instr.node, stale: null } };
    return giveFacts(name === 'filter' ? result + ELEMENTS : result, new Map([['', open]]), state);
  }
  const predicate = first === undefined ? null : functionOf(first.value, context);
  const whenTrue = predicate === null ? null : context.summaries.of(predicate.id)?.whenTrue;
  if (whenTrue === null || whenTrue === undefined) return;
  const facts = new Map<string, Held>();
  for (const [object, held] of whenTrue.held) {
    if (object !== 'p0' && !object.startsWith(`p0${FIELD}`)) continue;
    const relation = held.parts.get(object);
    if (relation !== undefined && (held.check !== null || range(relation) !== ALL))
      facts.set(object.slice('p0'.length), { ...unknownHeld(range(relation), null), check: held.check });
  }
  giveFacts(name === 'filter' ? result + ELEMENTS : result, facts, state);
}

/** Where a method takes the function whose results are the elements of what it returns. */
const MAPPED: Readonly<Record<string, number>> = { map: 0, from: 1 };

/**
 * `urls.map((url) => new WebSocket(url))`, `Array.from({ length }, () => fork(script))`; of the promises of an async function that is
 * known which they bring.
 */
export function noteMapped(instr: CallInstr, state: FlowState, context: TransferContext): void {
  if (instr.callee.kind !== 'method') return;
  const made = instr.arguments[MAPPED[instr.callee.name ?? ''] ?? -1]?.value;
  const header = made === undefined ? null : functionOf(made, context);
  const summary = header === null ? null : context.summaries.of(header.id);
  if (summary?.returned == null) return;
  giveFacts(`r${instr.id}@${ELEMENTS}`, new Map([['', summary.returned.held]]), state);
}

/** `await Promise.all(urls.map(dial))`: what is known of each, as it comes. */
export function joinedElements(
  instr: Instr | undefined,
  state: FlowState,
  context: TransferContext,
): ElementFacts {
  if (instr?.kind !== 'call' || instr.callee.kind !== 'method' || instr.callee.name !== 'all')
    return new Map();
  const { receiver } = instr.callee;
  const given = instr.arguments[0]?.value;
  if (given === undefined || receiver.kind !== 'place' || !isPromiseClass(receiver)) return new Map();
  return elementsOf(objectOf(given, instr, state, context), state);
}

const PUTS: Readonly<Record<string, number>> = { push: 0, unshift: 0, add: 0, set: 1 };

/** `open.push(socket)` into a collection that was made here: its elements are as the socket is now, or as those before. */
export function notePut(instr: CallInstr, state: FlowState, context: TransferContext): void {
  if (instr.callee.kind !== 'method' || instr.callee.receiver.kind !== 'place') return;
  const first = PUTS[instr.callee.name ?? ''];
  const collection = objectOf(instr.callee.receiver, instr, state, context);
  const known = state.held.get(collection + ELEMENTS);
  if (first === undefined || known === undefined) return;
  for (const { value } of instr.arguments.slice(first)) {
    const held =
      value.kind === 'place' || value.kind === 'result'
        ? heldOf(state, objectOf(value, instr, state, context))
        : unknownHeld(ALL, null);
    state.held.set(collection + ELEMENTS, joinHeld(state.held.get(collection + ELEMENTS) ?? held, held));
  }
}
