// What all elements of a collection have in common: a filter let only open sockets through, or only open ones were put in.
import type { Instr } from '../ir/model.ts';
import { isNamedGuard } from '../guards/named-guard.ts';
import { ALL, OPEN } from '../states.ts';
import type { CallInstr } from './call-target.ts';
import type { TransferContext } from './context.ts';
import { noteEmptied } from './emptied.ts';
import { functionOf } from './function-values.ts';
import { objectOf, produce } from './objects.ts';
import { range } from './relation.ts';
import { joinHeld } from './join-states.ts';
import { ELEMENTS, FIELD, heldOf, unknownHeld, type FlowState, type Held, type ObjectId } from './state.ts';

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
  const collection = context.fn.loops.find(({ id }) => id === instr.loop)?.collection ?? null;
  if (collection?.kind !== 'place' && collection?.kind !== 'result') return;
  noteEmptied(collection, instr, state, context);
  giveFacts(`r${instr.id}@`, elementsOf(objectOf(collection, instr, state, context), state), state);
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
      value.kind === 'place' ? heldOf(state, objectOf(value, instr, state, context)) : unknownHeld(ALL, null);
    state.held.set(collection + ELEMENTS, joinHeld(state.held.get(collection + ELEMENTS) ?? held, held));
  }
}
