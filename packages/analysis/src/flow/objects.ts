// Which object a value is, and what is known of a new one.
import type { Instr, Value } from '../ir/model.ts';
import { socketOf } from '../sockets/types.ts';
import { ALL, widen } from '../states.ts';
import { getterOf } from '../sockets/getter.ts';
import { assume } from './assume.ts';
import { joinHeld } from './join-states.ts';
import {
  cloneState,
  ELEMENTS,
  FIELD,
  heldOf,
  NOTHING,
  objectAt,
  objectIn,
  unknownHeld,
  type FlowState,
  type Held,
  type ObjectId,
} from './state.ts';
import type { SocketCall } from './send.ts';
import { guardContext, type TransferContext } from './context.ts';
import { placeOfState } from './whole.ts';

/** The object that a value is; a fresh one, named after the instruction, where it is none that is known. */
export function objectOf(value: Value, instr: Instr, state: FlowState, context: TransferContext): ObjectId {
  switch (value.kind) {
    case 'place': {
      const object = objectAt(state, placeOfState(value, context.identification));
      readGetter(value, object, state, context);
      return object;
    }
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
    case 'list': {
      const object = fresh(`a${instr.id}@`, unknownHeld(ALL, null), state);
      const element = elementOfList(value, { ...instr, id: instr.id * 1000 }, state, context);
      if (element !== null) state.held.set(object + ELEMENTS, element);
      return object;
    }
    case 'conditional':
    case 'logical':
      if (socketOf(context.identification.typeOf(value.node)) !== null)
        return fresh(`a${instr.id}@`, eitherOf(value, instr, state, context), state);
      return fresh(`a${instr.id}@`, unknownHeld(ALL, null), state);
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

/** What is known of any element of a list that is written out; null where others are spread into it. */
function elementOfList(
  { elements }: Value & { kind: 'list' },
  instr: Instr,
  state: FlowState,
  context: TransferContext,
): Held | null {
  let known = NOTHING;
  for (const [position, { value, spread }] of elements.entries()) {
    if (spread || value.kind === 'record' || value.kind === 'list') return null;
    const element = objectOf(value, { ...instr, id: instr.id + position }, state, context);
    known = joinHeld(known, heldOf(state, element));
  }
  return known;
}

/** What is known of a value that is one of two. */
function eitherOf(
  value: Value & { kind: 'conditional' | 'logical' },
  instr: Instr,
  state: FlowState,
  context: TransferContext,
): Held {
  const under = (branch: Value, test: Value, truth: boolean): Held => {
    const then = cloneState(state);
    assume(test, truth, guardContext(then, context));
    return heldOf(then, objectOf(branch, { ...instr, id: instr.id + 0.5 }, then, context));
  };
  if (value.kind === 'conditional')
    return joinHeld(under(value.then, value.test, true), under(value.otherwise, value.test, false));
  if (value.operator === '&&') return under(value.right, value.left, true);
  return joinHeld(under(value.left, value.left, true), under(value.right, value.left, false));
}

/** A getter is read anew each time: what it returns is what is known. */
function readGetter(
  { place, node }: Value & { kind: 'place' },
  object: ObjectId,
  state: FlowState,
  { identification, summaries }: TransferContext,
): void {
  const getter = getterOf(place, node, identification);
  const returned = getter === null ? null : summaries.of(getter.function)?.returned;
  if (returned === null || returned === undefined) return;
  state.held.set(object, returned.held);
  for (const [suffix, held] of returned.elements) state.held.set(object + ELEMENTS + suffix, held);
}

/** The object that a call on a socket is made on. */
export function receiverObject(
  { receiver }: SocketCall,
  instr: Instr,
  state: FlowState,
  context: TransferContext,
): ObjectId {
  return objectOf(receiver, { ...instr, id: instr.id + 0.25 }, state, context);
}
