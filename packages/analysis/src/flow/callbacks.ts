// When a function that is handed to a call runs: within the call, or later.
import type { FunctionHeader, Value } from '../ir/model.ts';
import { calledRows, callbacksAt } from '../sockets/called-row.ts';
import { LISTENER_METHODS } from '../sockets/listening.ts';
import { handleEventOf } from '../sockets/heard-by.ts';
import { isEmittedHere } from '../sockets/own-emitter.ts';
import { isPromiseClass } from '../sockets/promise-class.ts';
import { runsArgumentInside } from '../sockets/runs-inside.ts';
import { ELEMENT_AT } from '../sockets/parameter.ts';
import { isSettled } from './await.ts';
import { openedBy } from './awaited-open.ts';
import { putsIntoQueue } from '../sockets/queues.ts';
import { isTable, putsIntoTable } from '../sockets/tables.ts';
import { callTarget, fromCallee, type CallInstr, type CallTarget } from './call-target.ts';
import type { Entry } from './records.ts';
import { readSocketCall, type SocketCall } from './send.ts';
import { joinInto } from './join-states.ts';
import { cloneState, FIELD, heldOf, isForeign, objectAt, restrict, settle, type FlowState } from './state.ts';
import { familyStates } from '../sockets/library-index.ts';
import { listStates, OPEN } from '../states.ts';
import { madeFunction } from './factory.ts';
import { forwardedEntry } from './forwarded-listener.ts';
import { isCalledWithin } from './captured-parameter.ts';
import { functionOf, functionsIn } from './function-values.ts';
import type { TransferContext } from './context.ts';
import { applyExit, applySummary } from './apply-summary.ts';
import { noteEmptied } from './emptied.ts';
import { fresh } from './objects.ts';
import { heardEntry } from './library-listeners.ts';
import { listenerEntry } from './listeners.ts';

const TAKES_AWAY = new Set(['off', 'removeListener', 'removeEventListener']);

const MICROTASKS = new Set(['queueMicrotask', 'nextTick']);

export function runCallbacks(
  instr: CallInstr,
  socketCall: SocketCall | null,
  target: CallTarget | null,
  state: FlowState,
  context: TransferContext,
): void {
  if (instr.callee.kind === 'method' && ELEMENT_AT[instr.callee.name ?? ''] !== undefined)
    noteEmptied(instr.callee.receiver, instr, state, context);
  // A function that is taken away does not come to run by it.
  if (instr.callee.kind === 'method' && TAKES_AWAY.has(instr.callee.name ?? '')) return;
  // One that is put into a table or list runs where it comes out.
  for (const keeps of [isTable, putsIntoTable, putsIntoQueue])
    if (keeps(instr.node, context.identification)) return;
  instr.arguments.forEach(({ value }, position) => {
    const made = madeFunction(value, state, context);
    const direct = made?.header ?? functionOf(value, context) ?? listeningObject(instr, value, context);
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
        const handed = handedByCallee(instr, position, target, state);
        const run = handed === null ? callbackCall(instr) : callWith(handed, instr);
        const within = stateWithin(instr, position, target, state);
        if (socketCall !== null) assumeOpen(socketCall, instr, within);
        context.recorder?.entry(direct, { kind: 'now', instr: run, target: inner }, within);
        if (inner.summary.isAsync) return;
        const before = cloneState(state);
        applySummary(inner.summary, run, inner, state);
        if (how.times === 'many')
          context.recorder?.entry(
            direct,
            { kind: 'now', instr: run, target: inner },
            nextRound(state, before, run),
          );
        if (how.times !== 'once') joinInto(state, before, -1000 - instr.id);
        return;
      }
      case 'entry':
        context.recorder?.entry(direct, how.entry, made?.state ?? cloneState(state));
        return;
      case 'elsewhere':
    }
  });
}

/** What one round leaves to the next, which is handed another element. */
function nextRound(after: FlowState, before: FlowState, run: CallInstr): FlowState {
  const next = cloneState(after);
  for (const { value } of run.arguments) {
    if (value.kind !== 'place') continue;
    const element = objectAt(next, value.place);
    for (const object of next.held.keys())
      if (object === element || object.startsWith(element + FIELD)) {
        const held = before.held.get(object);
        if (held === undefined) next.held.delete(object);
        else next.held.set(object, held);
      }
  }
  return next;
}

/** What is known where the callee calls its parameter: what it checked before counts. */
function stateWithin(
  instr: CallInstr,
  position: number,
  target: CallTarget | null,
  state: FlowState,
): FlowState {
  const within = cloneState(state);
  const called = target?.summary.calls.get(position);
  if (target !== null && called !== undefined) applyExit(called.state, instr, target, within);
  return within;
}

/** `response.cork(() => …)` throws unless the response is open, and then its callback does not run. */
function assumeOpen({ row, type, receiver }: SocketCall, { node }: CallInstr, within: FlowState): void {
  if (row === null || receiver.kind !== 'place') return;
  const others = listStates(familyStates(type.row)).filter((state) => state !== 'open');
  if (others.every((state) => row.outcome[state]?.includes('throws') === true))
    restrict(within, objectAt(within, receiver.place), OPEN, node);
}

/** What the callee hands to its parameter, as values of this function; null where the callee does not call it. */
function handedByCallee(
  instr: CallInstr,
  position: number,
  target: CallTarget | null,
  state: FlowState,
): readonly Value[] | null {
  const called = target?.summary.calls.get(position);
  if (target === null || called === undefined) return null;
  return called.given.map((given, at): Value => {
    if (given === null) return { kind: 'opaque', node: instr.node };
    // No instruction made it, so it gets an id that none has.
    const of = -(instr.id * MOST_HANDED + at + 1);
    const mine = isForeign(given) ? null : fromCallee(given, instr, target, state);
    const object = mine ?? fresh(`r${of}@`, settle(heldOf(called.state, given)), state);
    state.cells.set(`r${of}`, object);
    return { kind: 'result', of, node: instr.node };
  });
}

const MOST_HANDED = 16;

/** The call, seen as that of its callback, which gets an element of the receiver where the method says so. */
function callbackCall(instr: CallInstr): CallInstr {
  const opaque: Value = { kind: 'opaque', node: instr.node };
  const name = instr.callee.kind === 'method' ? (instr.callee.name ?? '') : '';
  const position = ELEMENT_AT[name];
  const element = position === undefined ? null : elementOf(instr);
  return callWith(
    element === null || position === undefined ? [] : [...Array<Value>(position).fill(opaque), element],
    instr,
  );
}

/** The call of a function out of sight with these arguments, where `instr` stands. */
function callWith(values: readonly Value[], instr: CallInstr): CallInstr {
  return {
    ...instr,
    style: 'call',
    arguments: values.map((value) => ({ value, spread: false })),
    callee: { kind: 'value', value: { kind: 'opaque', node: instr.node } },
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
  | { readonly kind: 'now'; readonly times: 'once' | 'perhaps once' | 'many' }
  | { readonly kind: 'entry'; readonly entry: Entry }
  /** A function within the callee calls it: what is known there is recorded there. */
  | { readonly kind: 'elsewhere' };

/** `then`: at once behind a settled promise, with an open socket behind one that its open event fulfils. */
function afterPromise(instr: CallInstr, state: FlowState, context: TransferContext): Running {
  const promise = instr.callee.kind === 'method' ? instr.callee.receiver : null;
  // What follows in this turn runs first, so that nothing which the callback proves is known there.
  if (promise !== null && isSettled(promise, context)) return { kind: 'now', times: 'perhaps once' };
  const opens = promise === null ? [] : openedBy(promise, state, context);
  return { kind: 'entry', entry: { kind: 'later', node: instr.node, onError: false, opens } };
}

/** A microtask lets nothing in from outside, but what the rest of the function closes is closed before it runs. */
function microtask(instr: CallInstr, { fn, identification, summaries }: TransferContext): Running {
  const closes = (other: CallInstr): boolean => {
    if (readSocketCall(other, identification)?.row?.role === 'close') return true;
    const exit = callTarget(other, identification, summaries)?.summary.exit;
    return [...(exit?.held.values() ?? [])].some(({ closedBy }) => closedBy !== null);
  };
  for (const other of fn.instrs.values())
    if (other.kind === 'call' && other.node.range[0] >= instr.node.range[1] && closes(other))
      return { kind: 'entry', entry: { kind: 'later', node: instr.node, onError: false, opens: [] } };
  return { kind: 'now', times: 'perhaps once' };
}

/** A library's own method that runs its callback within the call. */
function runsInLibraryCall(instr: CallInstr, position: number, { identification }: TransferContext): boolean {
  const { node } = instr;
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  for (const { row } of calledRows(node, identification.typeOf))
    for (const { runs } of callbacksAt(row, node, position)) if (runs === 'now') return true;
  return false;
}

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
    entry: { kind: 'later', node: instr.node, onError, opens: [] },
  });
  if (target?.summary.calls.has(position) === true) return { kind: 'now', times: 'perhaps once' };
  const heard = heardEntry(instr, position, socketCall, state, context);
  if (heard !== null) return { kind: 'entry', entry: heard };
  const forwarded = forwardedEntry(instr, position, target, state, context);
  if (forwarded !== null) return { kind: 'entry', entry: forwarded };
  if (isCalledWithin(position, target, context.identification)) return { kind: 'elsewhere' };
  if (callee.kind === 'value') {
    const named =
      callee.value.kind === 'place' && callee.value.place.root.kind === 'global'
        ? callee.value.place.root.name
        : '';
    if (instr.style === 'new' && position === 0 && isPromiseClass(callee.value))
      return { kind: 'now', times: 'once' };
    return MICROTASKS.has(named) ? microtask(instr, context) : laterEntry(false);
  }
  const name = callee.name ?? '';
  if (LISTENER_METHODS.has(name) && isEmittedHere(instr.node, context.identification))
    return {
      kind: 'entry',
      entry: { kind: 'later', node: instr.node, onError: false, opens: [], emitted: true },
    };
  if (LISTENER_METHODS.has(name))
    return { kind: 'entry', entry: listenerEntry(instr, name, socketCall, state, context) };
  if (runsArgumentInside(name, position)) return { kind: 'now', times: 'many' };
  if (MICROTASKS.has(name)) return microtask(instr, context);
  if (runsInLibraryCall(instr, position, context)) return { kind: 'now', times: 'perhaps once' };
  if (name === 'then' && position === 0) return afterPromise(instr, state, context);
  return laterEntry(name === 'catch' || name === 'finally' || name === 'then');
}

/** `socket.addEventListener('open', this)`: the object's method listens. */
function listeningObject(
  { callee }: CallInstr,
  value: Value,
  { identification }: TransferContext,
): FunctionHeader | null {
  return callee.kind === 'method' && callee.name === 'addEventListener'
    ? handleEventOf(value.node, identification)
    : null;
}

function later(
  header: FunctionHeader,
  instr: CallInstr,
  state: FlowState,
  { recorder }: TransferContext,
): void {
  recorder?.entry(header, { kind: 'later', node: instr.node, onError: false, opens: [] }, cloneState(state));
}
