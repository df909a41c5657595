// Which object a value is, and what is known of a new one.
import type { Instr, Value } from '../ir/model.ts';
import { socketOf } from '../sockets/types.ts';
import { ALL, widen } from '../states.ts';
import type { CallInstr } from './call-target.ts';
import { range } from './relation.ts';
import {
  FIELD,
  NOTHING,
  objectAt,
  objectIn,
  unknownHeld,
  type FlowState,
  type Held,
  type ObjectId,
} from './state.ts';
import type { SocketCall } from './send.ts';
import type { TransferContext } from './context.ts';
import { functionOf } from './function-values.ts';

/** The object that a value is; a fresh one, named after the instruction, where it is none that is known. */
export function objectOf(value: Value, instr: Instr, state: FlowState, context: TransferContext): ObjectId {
  switch (value.kind) {
    case 'place':
      return objectAt(state, value.place);
    case 'result':
      return objectIn(state, `r${value.of}`);
    case 'literal':
      return fresh(`a${instr.id}@`, NOTHING, state);
    case 'record': {
      const object = fresh(`a${instr.id}@`, unknownHeld(ALL, null), state);
      value.entries.forEach((entry, position) => {
        if (entry.name === null || entry.value.kind === 'record') return;
        const inner = objectOf(entry.value, { ...instr, id: instr.id * 1000 + position }, state, context);
        state.cells.set(object + FIELD + entry.name, inner);
      });
      return object;
    }
    default: {
      const type = socketOf(context.identification.typeOf(value.node));
      return fresh(`a${instr.id}@`, unknownHeld(type === null ? ALL : widen(type.states), null), state);
    }
  }
}

export function fresh(object: ObjectId, held: Held, state: FlowState): ObjectId {
  state.held.set(object, held);
  for (const cell of [...state.cells.keys()]) if (cell.startsWith(object + FIELD)) state.cells.delete(cell);
  return object;
}

/** Gives an instruction's result an object of its own. */
export function produce(instr: Instr, state: FlowState, { identification }: TransferContext): void {
  const type = socketOf(identification.typeOf(instr.node));
  state.cells.set(
    `r${instr.id}`,
    fresh(`r${instr.id}@`, unknownHeld(type === null ? ALL : widen(type.states), null), state),
  );
}

/** The cell of an object in which what all its elements have in common is kept. */
const ELEMENTS = `${FIELD}[*]`;

/** An item is known by what a filter proved of the collection's elements. */
export function nextItem(
  instr: Extract<Instr, { kind: 'next' }>,
  state: FlowState,
  context: TransferContext,
): void {
  produce(instr, state, context);
  const collection = context.fn.loops.find(({ id }) => id === instr.loop)?.collection ?? null;
  if (collection?.kind !== 'place' && collection?.kind !== 'result') return;
  const held = state.held.get(objectIn(state, objectOf(collection, instr, state, context) + ELEMENTS));
  if (held !== undefined) state.held.set(`r${instr.id}@`, held);
}

/** `sockets.filter((one) => one.readyState === 1)`: what the predicate proves holds for every element of the result. */
export function noteFilter(instr: CallInstr, state: FlowState, context: TransferContext): void {
  if (instr.callee.kind !== 'method' || instr.callee.name !== 'filter') return;
  const predicate = instr.arguments[0] === undefined ? null : functionOf(instr.arguments[0].value, context);
  const proven =
    predicate === null ? undefined : context.summaries.of(predicate.id)?.whenTrue?.held.get('p0');
  const relation = proven?.parts.get('p0');
  if (proven === undefined || relation === undefined || proven.check === null) return;
  const elements = objectIn(state, `r${instr.id}`) + ELEMENTS;
  state.held.set(elements, { ...unknownHeld(range(relation), null), check: proven.check });
}

/** The object that a call on a socket is made on. */
export function receiverObject({ receiver }: SocketCall, state: FlowState): ObjectId {
  if (receiver.kind === 'place') return objectAt(state, receiver.place);
  return receiver.kind === 'result' ? objectIn(state, `r${receiver.of}`) : `unnamed@`;
}
