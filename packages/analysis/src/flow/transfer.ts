// What one instruction does to what is known.
import type { EventRow } from '@socket-safety/libraries';
import type { Block, FunctionHeader, Instr, IrFunction, Node, Value } from '../ir/model.ts';
import type { Flag } from '../guards/flag.ts';
import type { GuardContext } from '../guards/guard.ts';
import type { Identification } from '../sockets/identify.ts';
import { functionRow, ownValue, referredType, typeRow } from '../sockets/library-index.ts';
import { ELEMENT_AT, eventName, LISTENER_METHODS, positionOf } from '../sockets/parameter.ts';
import { partsOf, socketOf } from '../sockets/types.ts';
import { ALL, OPEN, widen, type StateSet } from '../states.ts';
import { assume } from './assume.ts';
import { openedBy } from './awaited-open.ts';
import { callTarget, fromCallee, type CallInstr, type CallTarget } from './call-target.ts';
import type { Entry, SendRecord } from './records.ts';
import { compose, moving, range, WIDENED, constant } from './relation.ts';
import { readSocketCall, type SocketCall } from './send.ts';
import {
  cellOf,
  cloneState,
  FIELD,
  heldOf,
  isForeign,
  joinInto,
  mapParts,
  NOTHING,
  objectAt,
  objectIn,
  restrict,
  unknownHeld,
  type FlowState,
  type Held,
  type ObjectId,
} from './state.ts';
import type { Summaries, Summary } from './summary.ts';

/** What a transfer may look at, and whom it tells. */
export interface TransferContext {
  readonly fn: IrFunction;
  readonly identification: Identification;
  readonly summaries: Summaries;
  readonly flags: readonly Flag[];
  /** Whether other code can put something else into a cell while this function is suspended. */
  readonly isUnstable: (cell: string, fn: IrFunction) => boolean;
  /** Called in the last pass over the solved function; null before. */
  readonly recorder: Recorder | null;
}

export interface Recorder {
  readonly send: (record: SendRecord) => void;
  readonly entry: (callee: FunctionHeader, entry: Entry, state: FlowState) => void;
}

/** Callbacks of these run inside the call, any number of times. */
const RUNS_NOW = new Set(
  'forEach map filter some every find findIndex findLast findLastIndex flatMap reduce reduceRight sort toSorted replace replaceAll'.split(
    ' ',
  ),
);
const MICROTASKS = new Set(['queueMicrotask', 'nextTick']);

/** Applies an instruction to `state`, in place. */
export function transfer(instr: Instr, block: Block, state: FlowState, context: TransferContext): void {
  switch (instr.kind) {
    case 'assign':
      assign(instr, state, context);
      return;
    case 'call':
      call(instr, block, state, context);
      return;
    case 'await':
      awaitValue(instr, state, context);
      return;
    case 'yield':
      suspend(state, instr.node, context);
      produce(instr, state, context);
      return;
    case 'assume':
      assume(instr.test, instr.holds, guardContext(state, context));
      return;
    case 'assume-nullish':
      if (!instr.holds) assume(instr.value, true, guardContext(state, context));
      return;
    case 'next':
      nextItem(instr, state, context);
      return;
    case 'catch':
      produce(instr, state, context);
      return;
    case 'delete':
      state.cells.set(cellOf(state, instr.target), `d${instr.id}@`);
      state.held.set(`d${instr.id}@`, NOTHING);
      return;
    case 'dispose':
      return;
    case 'unsupported':
      suspend(state, instr.node, context);
      return;
  }
}

function guardContext(
  state: FlowState,
  { identification, summaries, flags, fn }: TransferContext,
): GuardContext {
  return { identification, summaries, flags, state, instrs: fn.instrs };
}

function assign(instr: Extract<Instr, { kind: 'assign' }>, state: FlowState, context: TransferContext): void {
  const { target, value } = instr;
  if (isListenerProperty(instr, state, context)) return;
  const cell = cellOf(state, target);
  state.cells.set(cell, objectOf(value, instr, state, context));
  if (isWorthBinding(value)) state.bound.set(cell, { value, stale: null });
  else state.bound.delete(cell);
  // A function that a local names runs where the name is used.
  if (target.path.length === 0 && (value.kind === 'function' || value.kind === 'place')) return;
  for (const header of functionsIn(value, context))
    context.recorder?.entry(header, { kind: 'later', node: instr.node, onError: false }, cloneState(state));
}

function isWorthBinding(value: Value): boolean {
  switch (value.kind) {
    case 'not':
    case 'compare':
    case 'logical':
    case 'conditional':
    case 'result':
      return true;
    case 'place':
      return value.place.path.length > 0;
    default:
      return false;
  }
}

/** The object that a value is; a fresh one, named after the instruction, where it is none that is known. */
function objectOf(value: Value, instr: Instr, state: FlowState, context: TransferContext): ObjectId {
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

function fresh(object: ObjectId, held: Held, state: FlowState): ObjectId {
  state.held.set(object, held);
  for (const cell of [...state.cells.keys()]) if (cell.startsWith(object + FIELD)) state.cells.delete(cell);
  return object;
}

/** Gives an instruction's result an object of its own. */
function produce(instr: Instr, state: FlowState, { identification }: TransferContext): void {
  const type = socketOf(identification.typeOf(instr.node));
  state.cells.set(
    `r${instr.id}`,
    fresh(`r${instr.id}@`, unknownHeld(type === null ? ALL : widen(type.states), null), state),
  );
}

/** The cell of an object in which what all its elements have in common is kept. */
const ELEMENTS = `${FIELD}[*]`;

/** An item is known by what a filter proved of the collection's elements. */
function nextItem(instr: Extract<Instr, { kind: 'next' }>, state: FlowState, context: TransferContext): void {
  produce(instr, state, context);
  const collection = context.fn.loops.find(({ id }) => id === instr.loop)?.collection ?? null;
  if (collection?.kind !== 'place' && collection?.kind !== 'result') return;
  const held = state.held.get(objectIn(state, objectOf(collection, instr, state, context) + ELEMENTS));
  if (held !== undefined) state.held.set(`r${instr.id}@`, held);
}

/** `sockets.filter((one) => one.readyState === 1)`: what the predicate proves holds for every element of the result. */
function noteFilter(instr: CallInstr, state: FlowState, context: TransferContext): void {
  if (instr.callee.kind !== 'method' || instr.callee.name !== 'filter') return;
  const predicate = instr.arguments[0] === undefined ? null : functionOf(instr.arguments[0].value, context);
  const proven =
    predicate === null ? undefined : context.summaries.of(predicate.id)?.whenTrue?.held.get('p0');
  const relation = proven?.parts.get('p0');
  if (proven === undefined || relation === undefined || proven.check === null) return;
  const elements = objectIn(state, `r${instr.id}`) + ELEMENTS;
  state.held.set(elements, { ...unknownHeld(range(relation), null), check: proven.check });
}

/** Lets outside events in: every socket may move on, every slot that others write may hold another socket. */
export function suspend(state: FlowState, node: Node, context: TransferContext): void {
  const reason = { kind: 'suspended', node } as const;
  const late = (held: Held): Held => ({
    ...held,
    parts: mapParts(held, (relation) => compose(relation, WIDENED)),
    check: held.check === null ? null : { node: held.check.node, stale: held.check.stale ?? reason },
    failed: null,
    suspended: node,
  });
  for (const [object, held] of [...state.held]) {
    const widened = late(held);
    const replaced = !isForeign(object) && !state.cells.has(object) && context.isUnstable(object, context.fn);
    state.held.set(object, replaced ? { ...widened, ...REPLACED } : widened);
  }
  for (const [cell, object] of state.cells) {
    if (isForeign(cell) || !context.isUnstable(cell, context.fn)) continue;
    const replacement = `${cell}@replaced`;
    state.held.set(replacement, { ...late(heldOf(state, object)), ...REPLACED });
    state.cells.set(cell, replacement);
  }
  for (const [cell, bound] of state.bound)
    if (bound.stale === null) state.bound.set(cell, { ...bound, stale: reason });
  state.suspended = node;
}

const REPLACED = { parts: new Map([['', constant(ALL)]]), closedBy: null, born: null };

function awaitValue(
  instr: Extract<Instr, { kind: 'await' }>,
  state: FlowState,
  context: TransferContext,
): void {
  const { value } = instr;
  if (isSettled(value, context)) {
    state.cells.set(`r${instr.id}`, objectOf(value, instr, state, context));
    return;
  }
  const awaited = value.kind === 'result' ? context.fn.instrs.get(value.of) : undefined;
  const target =
    awaited?.kind === 'call' ? callTarget(awaited, context.identification, context.summaries) : null;
  const opened = openedBy(value, state, context);
  if (target?.summary.isAsync === true && !target.summary.suspends)
    applySummary(target.summary, awaited as CallInstr, target, state);
  else suspend(state, instr.node, context);
  if (target?.summary.isAsync === true && target.summary.suspends)
    applyExit(target.summary, awaited as CallInstr, target, state);
  produce(instr, state, context);
  if (target?.summary.returned) state.held.set(`r${instr.id}@`, target.summary.returned);
  for (const object of opened) {
    // Whatever was believed before: the promise says that it is open now.
    state.held.set(object, { ...heldOf(state, object), parts: new Map([['', constant(OPEN)]]) });
    restrict(state, object, OPEN, instr.node);
  }
}

/** `await null`, `await Promise.resolve(…)`: a microtask, which lets no I/O in. */
function isSettled(value: Value, { fn }: TransferContext): boolean {
  if (value.kind === 'literal') return true;
  const instr = value.kind === 'result' ? fn.instrs.get(value.of) : undefined;
  if (instr?.kind !== 'call' || instr.callee.kind !== 'method' || instr.callee.name !== 'resolve')
    return false;
  const { receiver } = instr.callee;
  return (
    receiver.kind === 'place' &&
    receiver.place.root.kind === 'global' &&
    receiver.place.root.name === 'Promise'
  );
}

function call(instr: CallInstr, block: Block, state: FlowState, context: TransferContext): void {
  const socketCall = readSocketCall(instr, context.identification);
  const target = callTarget(instr, context.identification, context.summaries);
  if (target !== null) {
    recordWrapper(instr, block, target, state, context);
    if (target.header !== null)
      context.recorder?.entry(target.header, { kind: 'now', instr, target }, cloneState(state));
  }
  runCallbacks(instr, socketCall, target, state, context);
  if (socketCall?.row?.role === 'send' || socketCall?.row?.role === 'control') {
    context.recorder?.send({
      instr,
      block: block.id,
      type: socketCall.type,
      row: socketCall.row,
      name: socketCall.name,
      socket: socketCall.receiver.node,
      wrapper: false,
      held: heldOf(state, receiverObject(socketCall, state)),
    });
  } else if (socketCall?.row?.role === 'close') close(instr, socketCall, state);
  if (target !== null && !target.summary.isAsync) applySummary(target.summary, instr, target, state);
  produceCall(instr, target, state, context);
  noteFilter(instr, state, context);
}

function receiverObject({ receiver }: SocketCall, state: FlowState): ObjectId {
  if (receiver.kind === 'place') return objectAt(state, receiver.place);
  return receiver.kind === 'result' ? objectIn(state, `r${receiver.of}`) : `unnamed@`;
}

function close(instr: CallInstr, socketCall: SocketCall, state: FlowState): void {
  const object = receiverObject(socketCall, state);
  const held = heldOf(state, object);
  const move = moving(socketCall.row?.becomes ?? {});
  state.held.set(object, {
    ...held,
    parts: mapParts(held, (relation) => compose(relation, move)),
    closedBy: instr.node,
    check: null,
    failed: null,
  });
}

function produceCall(
  instr: CallInstr,
  target: CallTarget | null,
  state: FlowState,
  { identification }: TransferContext,
): void {
  const type = socketOf(identification.typeOf(instr.node));
  const object = `r${instr.id}@`;
  let held = unknownHeld(ALL, null);
  if (target !== null && target.summary.returned !== null) held = target.summary.returned;
  else if (type !== null) {
    // A birth is known for what it is; what comes out of a function of ours has lived since.
    const isBirth = target === null && (instr.style === 'new' || instr.callee.kind === 'method');
    const born = instr.style === 'new' ? instr.node : null;
    held = unknownHeld(isBirth ? type.states : widen(type.states), born);
  }
  state.cells.set(`r${instr.id}`, fresh(object, held, state));
}

/** Applies what a call changed: states, and the sockets in slots that the callee assigned. */
function applySummary(summary: Summary, instr: CallInstr, target: CallTarget, state: FlowState): void {
  applyExit(summary, instr, target, state);
}

function applyExit(summary: Summary, instr: CallInstr, target: CallTarget, state: FlowState): void {
  const { exit } = summary;
  if (exit === null) return;
  const before = cloneState(state);
  for (const [object, held] of exit.held) {
    if (isForeign(object)) continue;
    const mine = fromCallee(object, instr, target, before);
    const relation = held.parts.get(object);
    if (mine === null || relation === undefined || held.parts.size !== 1) continue;
    const old = heldOf(before, mine);
    const closes = held.closedBy !== null;
    state.held.set(mine, {
      ...old,
      parts: mapParts(old, (known) => compose(known, relation)),
      closedBy: closes ? instr.node : old.closedBy,
      check:
        held.check !== null && held.check.stale === null
          ? { node: instr.node, stale: null }
          : closes
            ? null
            : old.check,
    });
  }
  for (const [cell, object] of exit.cells) {
    const split = cell.lastIndexOf(FIELD);
    if (isForeign(cell) || /^[rp]\d/.test(cell) || object === cell) continue;
    if (split === -1 && !isCaptured(cell, target)) continue;
    const owner = split === -1 ? null : fromCallee(cell.slice(0, split), instr, target, before);
    const mine = split === -1 ? cell : owner === null ? null : owner + cell.slice(split);
    if (mine === null) continue;
    const known = isForeign(object) ? null : fromCallee(object, instr, target, before);
    if (known !== null) state.cells.set(mine, known);
    else {
      const held = heldOf(exit, object);
      const parts = held.parts.size === 1 && held.parts.has('') ? held.parts : new Map([['', constant(ALL)]]);
      state.cells.set(mine, fresh(`r${instr.id}@${mine.replaceAll('@', '~')}`, { ...held, parts }, state));
    }
  }
}

/** A variable of an outer scope, which the callee shares with its caller. */
function isCaptured(cell: string, target: CallTarget): boolean {
  const id = /^v(\d+)$/.exec(cell)?.[1];
  return (
    id !== undefined &&
    target.header !== null &&
    target.summary.exit !== null &&
    !target.summary.locals.has(Number(id))
  );
}

/** A call of a function that rejects when its send fails is itself a send. */
function recordWrapper(
  instr: CallInstr,
  block: Block,
  target: CallTarget,
  state: FlowState,
  { recorder }: TransferContext,
): void {
  if (recorder === null) return;
  for (const send of target.summary.rejectsFor) {
    const object = fromCallee(send.cell, instr, target, state);
    if (object === null) continue;
    recorder.send({
      instr,
      block: block.id,
      type: send.type,
      row: send.method,
      name: send.name,
      socket: socketArgument(instr, send.cell),
      wrapper: true,
      held: heldOf(state, object),
    });
  }
}

/** The caller's expression for the socket: the argument, or null where it is not one expression. */
function socketArgument(instr: CallInstr, cell: string): Node | null {
  const [root = '', ...path] = cell.split(FIELD);
  const parameter = /^p(\d+)$/.exec(root);
  const argument = parameter === null ? undefined : instr.arguments[Number(parameter[1])];
  return argument === undefined || path.length > 0 ? null : argument.value.node;
}

function runCallbacks(
  instr: CallInstr,
  socketCall: SocketCall | null,
  target: CallTarget | null,
  state: FlowState,
  context: TransferContext,
): void {
  instr.arguments.forEach(({ value }, position) => {
    const direct = functionOf(value, context);
    if (direct === null) {
      for (const header of functionsIn(value, context)) later(header, instr, state, context);
      return;
    }
    const how = howItRuns(instr, position, socketCall, target, state, context);
    switch (how.kind) {
      case 'now': {
        const summary = context.summaries.of(direct.id);
        const inner: CallTarget | null = summary === null ? null : { summary, header: direct };
        if (inner === null) return;
        const run = callbackCall(instr);
        context.recorder?.entry(direct, { kind: 'now', instr: run, target: inner }, cloneState(state));
        if (inner.summary.isAsync) return;
        const skipped = how.always ? null : cloneState(state);
        applyExit(inner.summary, run, inner, state);
        if (skipped !== null) joinInto(state, skipped, -1000 - instr.id);
        return;
      }
      case 'entry':
        context.recorder?.entry(direct, how.entry, cloneState(state));
    }
  });
}

/** The call, seen as that of its callback, which gets an element of the receiver where the method says so. */
function callbackCall(instr: CallInstr): CallInstr {
  const opaque: Value = { kind: 'opaque', node: instr.node };
  const name = instr.callee.kind === 'method' ? (instr.callee.name ?? '') : '';
  const position = ELEMENT_AT[name];
  const element = position === undefined ? null : elementOf(instr);
  const values =
    element === null || position === undefined ? [] : [...Array<Value>(position).fill(opaque), element];
  return {
    ...instr,
    arguments: values.map((value) => ({ value, spread: false })),
    callee: { kind: 'value', value: opaque },
  };
}

function elementOf({ callee }: CallInstr): Value | null {
  if (callee.kind !== 'method') return null;
  const { receiver } = callee;
  if (receiver.kind !== 'place' && receiver.kind !== 'result') return null;
  const place =
    receiver.kind === 'place'
      ? receiver.place
      : { root: { kind: 'result', of: receiver.of } as const, path: [] };
  return {
    kind: 'place',
    node: receiver.node,
    optional: false,
    place: { ...place, path: [...place.path, '[*]'] },
  };
}

type Running =
  { readonly kind: 'now'; readonly always: boolean } | { readonly kind: 'entry'; readonly entry: Entry };

function howItRuns(
  instr: CallInstr,
  position: number,
  socketCall: SocketCall | null,
  target: CallTarget | null,
  state: FlowState,
  context: TransferContext,
): Running {
  const { callee } = instr;
  const laterEntry = (onError: boolean): Running => ({
    kind: 'entry',
    entry: { kind: 'later', node: instr.node, onError },
  });
  if (target?.summary.calls.has(position) === true) return { kind: 'now', always: false };
  if (callee.kind === 'value') {
    const named =
      callee.value.kind === 'place' && callee.value.place.root.kind === 'global'
        ? callee.value.place.root.name
        : '';
    if (instr.style === 'new' && named === 'Promise' && position === 0) return { kind: 'now', always: true };
    return MICROTASKS.has(named) ? { kind: 'now', always: true } : laterEntry(false);
  }
  const name = callee.name ?? '';
  if (LISTENER_METHODS.has(name))
    return { kind: 'entry', entry: listenerEntry(instr, name, socketCall, state, context) };
  if (RUNS_NOW.has(name) && position === 0) return { kind: 'now', always: false };
  if (name === 'from' && position === 1) return { kind: 'now', always: false };
  if (MICROTASKS.has(name)) return { kind: 'now', always: true };
  const accepted = acceptedBy(instr, position, context);
  if (accepted !== null) return { kind: 'entry', entry: accepted };
  return laterEntry(name === 'catch' || (name === 'then' && position === 1));
}

/** `socket.on('message', …)`, `server.on('connection', …)`, and the same on anything else. */
function listenerEntry(
  instr: CallInstr,
  name: string,
  socketCall: SocketCall | null,
  state: FlowState,
  { identification }: TransferContext,
): Entry {
  const event = eventName(instr.arguments[0]?.value.node);
  if (socketCall !== null && event !== null) {
    const row = ownValue(socketCall.type.row.events, event);
    if (row !== undefined && listens(socketCall.type.row.listeners, name))
      return {
        kind: 'event',
        node: instr.node,
        event: row,
        object: receiverObject(socketCall, state),
        socket: socketCall.receiver.node,
      };
  }
  if (instr.callee.kind === 'method' && event !== null) {
    for (const part of partsOf(identification.typeOf(instr.callee.receiver.node))) {
      if (part.kind !== 'instance') continue;
      const refs = ownValue(typeRow(part.library, part.name)?.emits ?? {}, event);
      if (refs !== undefined)
        return acceptEntry(
          instr.node,
          refs.map((ref) => (ref === null ? null : referredType(part.library, ref))),
        );
    }
  }
  return { kind: 'later', node: instr.node, onError: event === 'error' };
}

function listens(forms: readonly string[], method: string): boolean {
  return forms.includes(method === 'addEventListener' ? 'event-target' : 'emitter');
}

/** A library's own method that hands sockets to its callback: `server.handleUpgrade(…, (socket) => …)`. */
function acceptedBy(instr: CallInstr, position: number, { identification }: TransferContext): Entry | null {
  if (instr.callee.kind !== 'method') return null;
  for (const part of partsOf(identification.typeOf(instr.callee.receiver.node))) {
    if (part.kind !== 'instance') continue;
    const row = functionRow(part.library, part.name, instr.callee.name ?? '');
    const callback = row?.callbacks?.find(
      (candidate) => positionOf(candidate, instr.arguments.length) === position,
    );
    if (callback !== undefined)
      return acceptEntry(
        instr.node,
        callback.parameters.map((ref) => (ref === null ? null : referredType(part.library, ref))),
      );
  }
  return null;
}

function acceptEntry(node: Node, types: readonly (import('../sockets/types.ts').Type | null)[]): Entry {
  const parameters = new Map<number, StateSet>();
  types.forEach((type, position) => {
    const socket = socketOf(type);
    if (socket !== null) parameters.set(position, socket.states);
  });
  return { kind: 'accept', node, parameters };
}

/** `socket.onmessage = (event) => …`. */
function isListenerProperty(
  instr: Extract<Instr, { kind: 'assign' }>,
  state: FlowState,
  context: TransferContext,
): boolean {
  const name = instr.target.path.at(-1);
  const target = instr.node.type === 'AssignmentExpression' ? instr.node.left : null;
  if (name?.startsWith('on') !== true || target?.type !== 'MemberExpression') return false;
  const header = functionOf(instr.value, context);
  if (header === null) return false;
  const socket = socketOf(context.identification.typeOf(target.object));
  const row = socket === null ? undefined : ownValue(socket.row.events, name.slice(2));
  const owner = { root: instr.target.root, path: instr.target.path.slice(0, -1) };
  const entry: Entry =
    socket !== null && row !== undefined && socket.row.listeners.includes('property')
      ? {
          kind: 'event',
          node: instr.node,
          event: row as EventRow,
          object: objectAt(state, owner),
          socket: target.object,
        }
      : { kind: 'later', node: instr.node, onError: name === 'onerror' };
  context.recorder?.entry(header, entry, cloneState(state));
  return true;
}

function later(
  header: FunctionHeader,
  instr: CallInstr,
  state: FlowState,
  { recorder }: TransferContext,
): void {
  recorder?.entry(header, { kind: 'later', node: instr.node, onError: false }, cloneState(state));
}

/** The function of this file that a value is. */
function functionOf(value: Value, { identification }: TransferContext): FunctionHeader | null {
  if (value.kind === 'function') return identification.module.functions[value.function] ?? null;
  if (value.kind === 'place' || value.kind === 'result') return identification.functionNamed(value.node);
  return null;
}

/** Functions inside a value: `{ onData: (text) => … }`, `ready ? handler : null`. */
function* functionsIn(value: Value, context: TransferContext, depth = 0): Generator<FunctionHeader> {
  if (depth > 8) return;
  switch (value.kind) {
    case 'function':
    case 'place': {
      const header = functionOf(value, context);
      if (header !== null) yield header;
      return;
    }
    case 'record':
      for (const entry of value.entries) yield* functionsIn(entry.value, context, depth + 1);
      return;
    case 'list':
      for (const element of value.elements) yield* functionsIn(element.value, context, depth + 1);
      return;
    case 'logical':
      yield* functionsIn(value.left, context, depth + 1);
      yield* functionsIn(value.right, context, depth + 1);
      return;
    case 'conditional':
      yield* functionsIn(value.then, context, depth + 1);
      yield* functionsIn(value.otherwise, context, depth + 1);
      return;
  }
}
