// `if (isOpen(socket))`, `if (this.isReady)`, `if (!trySend(socket, text))`, `if (await ensureOpen(socket))`: a function of the file, a
// getter or an imported function is judged by its body: which states are left where it returns something truthy, and where not.
import type { SocketRow } from '@socket-safety/libraries';
import type { Instr, Node, Place, Value } from '../ir/model.ts';
import { calledFunction, callTarget, fromCallee } from '../flow/call-target.ts';
import {
  FIELD,
  isForeign,
  objectAt,
  objectIn,
  rangeOf,
  type FlowState,
  type ObjectId,
} from '../flow/state.ts';
import { getterOf } from '../sockets/getter.ts';
import { ownValue } from '../sockets/library-index.ts';
import type { Summary } from '../flow/summary.ts';
import { socketOf } from '../sockets/types.ts';
import { ALL, join, NONE, OPEN, type StateSet } from '../states.ts';
import { plainValue, textOf } from './flag.ts';
import type { Guard, GuardContext, Proof } from './guard.ts';
import { constantOf } from './ready-state.ts';

export const predicateCallGuard: Guard = {
  id: 'predicate-call',
  read(test, context) {
    if (test.kind === 'place') {
      const asked = askedGetter(test.place, test.node, context);
      return asked === null ? null : proofsOf(asked.summary, asked.resolve);
    }
    if (test.kind === 'compare') return readAnswer(test, context);
    if (test.kind !== 'result') return null;
    const instr = context.instrs.get(test.of);
    // What an async function has checked last still holds where its promise is awaited on the spot.
    if (instr?.kind === 'await') return promisedProofs(instr.value, context);
    if (instr?.kind !== 'call') return null;
    const asked = askedCall(test.of, context);
    if (asked === null) return readUnknown(instr, context);
    const isBlind = asked.summary.isBlind && calledFunction(instr, context.identification) === null;
    return proofsOf(asked.summary, asked.resolve) ?? (isBlind ? readUnknown(instr, context) : null);
  },
};

/** What an async predicate would prove if its promise were awaited; null for one that gives no promise. */
export function promisedProofs(test: Value, context: GuardContext): readonly Proof[] | null {
  const instr = test.kind === 'result' ? context.instrs.get(test.of) : undefined;
  if (instr?.kind !== 'call') return null;
  const target = callTarget(instr, context.identification, context.summaries);
  if (target?.summary.isAsync !== true) return null;
  const awaited = { ...target.summary, isAsync: false };
  return proofsOf(awaited, (cell) => fromCallee(cell, instr, target, context.state));
}

function proofsOf(summary: Summary, resolve: AskedFunction['resolve']): readonly Proof[] | null {
  return summary.isAsync ? null : proofsBetween([summary.whenTrue], [summary.whenFalse], resolve);
}

/** What the exits of one outcome have in common, and those of the other. */
function proofsBetween(
  trueExits: readonly (FlowState | null)[],
  falseExits: readonly (FlowState | null)[],
  resolve: AskedFunction['resolve'],
): readonly Proof[] | null {
  const proofs: Proof[] = [];
  const cells = new Set([...trueExits, ...falseExits].flatMap((exit) => [...namesAt(exit)]));
  for (const cell of cells) {
    const object = resolve(cell);
    if (object === null) continue;
    const whenTrue = statesAtAny(trueExits, cell);
    const whenFalse = statesAtAny(falseExits, cell);
    if (whenTrue !== ALL || whenFalse !== ALL) proofs.push({ object, whenTrue, whenFalse });
  }
  return proofs.length === 0 ? null : proofs;
}

function statesAtAny(exits: readonly (FlowState | null)[], object: string): StateSet {
  return exits.reduce((states, exit) => join(states, statesAt(exit, object)), NONE);
}

/** What the callee knows by a name that it had at entry: its parameters, and what lies in cells that its caller sees as well. */
function* namesAt(exit: FlowState | null): Generator<string> {
  for (const object of exit?.held.keys() ?? []) if (!isForeign(object)) yield object;
  for (const cell of exit?.cells.keys() ?? []) if (!isForeign(cell) && !isOwnCell(cell)) yield cell;
}

/** A result, or a parameter itself: the callee may give it another value, and the caller does not see that. */
function isOwnCell(cell: string): boolean {
  return /^(?:r|p|rest)\d+$/.test(cell);
}

function statesAt(exit: FlowState | null, name: string): StateSet {
  if (exit === null) return NONE;
  const object = isOwnCell(name) ? name : objectIn(exit, name);
  const held = exit.held.get(object);
  if (held === undefined) return ALL;
  return rangeOf(held.parts);
}

/** A function of the file that is asked, and what its names mean here. */
interface AskedFunction {
  readonly summary: Summary;
  readonly resolve: (cell: string) => ObjectId | null;
}

/** `this.isOpen`, `peer.isOpen` where there is such a getter. */
function askedGetter(place: Place, node: Node, context: GuardContext): AskedFunction | null {
  const getter = getterOf(place, node, context.identification);
  const summary = getter === null ? null : context.summaries.of(getter.function);
  if (getter === null || summary === null) return null;
  const resolve = (cell: string) => {
    const [root = '', ...path] = cell.split(FIELD);
    const isOwner = root === `c${getter.class}`;
    const start = isOwner ? objectAt(context.state, getter.owner) : objectIn(context.state, root);
    return path.reduce((at, name) => objectIn(context.state, at + FIELD + name), start);
  };
  return { summary, resolve };
}

function askedCall(call: number, context: GuardContext): AskedFunction | null {
  const instr = context.instrs.get(call);
  if (instr?.kind !== 'call') return null;
  const target = callTarget(instr, context.identification, context.summaries);
  if (target === null) return null;
  return { summary: target.summary, resolve: (cell) => fromCallee(cell, instr, target, context.state) };
}

/** `statusOf(socket) === 'open'`: which states are left where the function gives that answer, and where it gives another. */
function readAnswer(
  { left, right, operator }: Value & { kind: 'compare' },
  context: GuardContext,
): readonly Proof[] | null {
  if (!EQUALITIES.has(operator)) return null;
  const onLeft = askedBy(left, context);
  const asked = onLeft ?? askedBy(right, context);
  if (asked === null || asked.summary.isAsync) return null;
  const { whenAnswer, answersStateOf: row } = asked.summary;
  const compared = onLeft === null ? left : right;
  const state = row === null ? undefined : constantOf(compared, row, context);
  const answer = state === undefined ? (plainValue(compared)?.text ?? null) : textOf(state);
  if (answer === null || !whenAnswer.has(answer)) return null;
  const same: FlowState[] = [];
  const other: FlowState[] = [];
  for (const [given, exit] of whenAnswer) {
    const known = given === null || row === null ? given : (namedState(given, row) ?? given);
    if (known === null || known === answer) same.push(exit);
    if (known !== answer) other.push(exit);
  }
  const [whenTrue, whenFalse] = operator.startsWith('!') ? [other, same] : [same, other];
  return proofsBetween(whenTrue, whenFalse, asked.resolve);
}

/** `WebSocket.CLOSED` among the answers is the state that it names. */
function namedState(answer: string, { constants }: SocketRow): string | null {
  const value = ownValue(constants.values, answer.split('.').at(-1) ?? '');
  return value === undefined ? null : textOf(value);
}

const EQUALITIES: ReadonlySet<string> = new Set(['===', '==', '!==', '!=']);

function askedBy(value: Value, context: GuardContext): AskedFunction | null {
  if (value.kind === 'result') return askedCall(value.of, context);
  return value.kind === 'place' ? askedGetter(value.place, value.node, context) : null;
}

/** Tells whether a value is what a function answers that has more to say than yes and no. */
export function isAnswer(value: Value, context: GuardContext): boolean {
  return value.kind === 'result' && (askedCall(value.of, context)?.summary.whenAnswer.size ?? 0) > 0;
}

/**
 * A function out of sight, or one of another file that does not say what it takes, whose name asks the question:
 * `if (isAlive(socket))`. To report behind it would be a guess, so its truth counts as a check; its falsehood says nothing.
 * Misses: a predicate that does not do what its name says.
 */
function readUnknown(
  instr: Extract<Instr, { kind: 'call' }>,
  context: GuardContext,
): readonly Proof[] | null {
  const name = calleeName(instr);
  if (name === null || !asksOpen(name)) return null;
  const proofs: Proof[] = [];
  for (const { value } of instr.arguments) {
    if (value.kind !== 'place' || socketOf(context.identification.typeOf(value.node)) === null) continue;
    proofs.push({ object: objectAt(context.state, value.place), whenTrue: OPEN, whenFalse: ALL });
  }
  return proofs.length === 0 ? null : proofs;
}

const QUESTIONS = new Set(['is', 'can', 'has', 'check', 'was']);
const ANSWERS = new Set(['open', 'alive', 'connected', 'ready', 'writable', 'usable', 'sendable']);

/** `isOpen`, `isSocketAlive`, `can_send_open`: a question word first, and the state as a word of its own. */
function asksOpen(name: string): boolean {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_')
    .filter(Boolean);
  return QUESTIONS.has(words[0] ?? '') && !words.includes('not') && ANSWERS.has(words.at(-1) ?? '');
}

function calleeName(instr: Extract<Instr, { kind: 'call' }>): string | null {
  if (instr.callee.kind === 'method') return instr.callee.name;
  const { value } = instr.callee;
  return value.kind === 'place' && value.place.root.kind === 'variable'
    ? value.place.root.variable.name
    : null;
}
