// `if (isOpen(socket))`, `if (this.isReady)`, `if (!trySend(socket, text))`: a function of the file, a getter or an imported function
// is judged by its body: which states are left where it returns something truthy, and where it does not.
import type { Instr, Node, Place, Value } from '../ir/model.ts';
import { callTarget, fromCallee } from '../flow/call-target.ts';
import { FIELD, isForeign, objectAt, objectIn, type FlowState, type ObjectId } from '../flow/state.ts';
import { getterOf } from '../sockets/getter.ts';
import { range } from '../flow/relation.ts';
import type { Summary } from '../flow/summary.ts';
import { socketOf } from '../sockets/types.ts';
import { ALL, NONE, OPEN, type StateSet } from '../states.ts';
import type { Guard, GuardContext, Proof } from './guard.ts';

export const predicateCallGuard: Guard = {
  id: 'predicate-call',
  read(test, context) {
    if (test.kind === 'place') return readGetter(test.place, test.node, context);
    if (test.kind !== 'result') return null;
    const instr = context.instrs.get(test.of);
    if (instr?.kind !== 'call') return null;
    const target = callTarget(instr, context.identification, context.summaries);
    if (target !== null)
      return proofsOf(target.summary, (cell) => fromCallee(cell, instr, target, context.state));
    return readUnknown(instr, context);
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

function proofsOf(summary: Summary, resolve: (cell: string) => ObjectId | null): readonly Proof[] | null {
  if (summary.isAsync) return null;
  const proofs: Proof[] = [];
  const cells = new Set([...entryObjects(summary.whenTrue), ...entryObjects(summary.whenFalse)]);
  for (const cell of cells) {
    const object = resolve(cell);
    if (object === null) continue;
    const whenTrue = statesAt(summary.whenTrue, cell);
    const whenFalse = statesAt(summary.whenFalse, cell);
    if (whenTrue !== ALL || whenFalse !== ALL) proofs.push({ object, whenTrue, whenFalse });
  }
  return proofs.length === 0 ? null : proofs;
}

function* entryObjects(exit: FlowState | null): Generator<string> {
  for (const object of exit?.held.keys() ?? []) if (!isForeign(object)) yield object;
}

function statesAt(exit: FlowState | null, object: string): StateSet {
  if (exit === null) return NONE;
  const relation = exit.held.get(object)?.parts.get(object);
  return relation === undefined ? ALL : range(relation);
}

/** `this.isOpen`, `peer.isOpen` where there is such a getter. */
function readGetter(place: Place, node: Node, context: GuardContext): readonly Proof[] | null {
  const getter = getterOf(place, node, context.identification);
  const summary = getter === null ? null : context.summaries.of(getter.function);
  if (getter === null || summary === null) return null;
  return proofsOf(summary, (cell) => {
    const [root = '', ...path] = cell.split(FIELD);
    const isOwner = root === `c${getter.class}`;
    const start = isOwner ? objectAt(context.state, getter.owner) : objectIn(context.state, root);
    return path.reduce((at, name) => objectIn(context.state, at + FIELD + name), start);
  });
}

/**
 * A function out of sight whose name asks the question: `if (isAlive(socket))`. To report behind it would be a guess, so its
 * truth counts as a check; its falsehood says nothing. Misses: a predicate that does not do what its name says.
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
