// `if (isOpen(socket))`, `if (this.isReady)`, `if (!trySend(socket, text))`: a function of the file, a getter or an imported function
// is judged by its body: which states are left where it returns something truthy, and where it does not.
import type { Instr, Place } from '../ir/model.ts';
import { callTarget, fromCallee } from '../flow/call-target.ts';
import { isForeign, objectAt, type FlowState, type ObjectId } from '../flow/state.ts';
import { range } from '../flow/relation.ts';
import type { Summary } from '../flow/summary.ts';
import { socketOf } from '../sockets/types.ts';
import { ALL, NONE, OPEN, statesOf, type StateSet } from '../states.ts';
import type { Guard, GuardContext, Proof } from './guard.ts';

export const predicateCallGuard: Guard = {
  id: 'predicate-call',
  read(test, context) {
    if (test.kind === 'place') return readGetter(test.place, context);
    if (test.kind !== 'result') return null;
    const instr = context.instrs.get(test.of);
    if (instr?.kind !== 'call') return null;
    const target = callTarget(instr, context.identification, context.summaries);
    if (target !== null)
      return proofsOf(target.summary, (cell) => fromCallee(cell, instr, target, context.state));
    return readUnknown(instr, context);
  },
};

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

/** `this.isOpen` where the class has such a getter. */
function readGetter(place: Place, context: GuardContext): readonly Proof[] | null {
  const name = place.path.at(-1);
  if (name === undefined || place.root.kind !== 'this' || !('class' in place.root.of) || place.path.length !== 1)
    return null;
  const { module } = context.identification;
  let header = module.classes[place.root.of.class];
  while (header !== undefined && !header.members.has(name))
    header = header.base === null ? undefined : module.classes[header.base];
  const member = header?.members.get(name);
  if (member === undefined || module.functions[member]?.kind !== 'getter') return null;
  const summary = context.summaries.of(member);
  return summary === null ? null : proofsOf(summary, (cell) => cell);
}

/**
 * A function out of sight whose name asks the question: `if (isAlive(socket))`. To report behind it would be a guess, so it
 * counts as a check. Misses: a predicate that does not do what its name says.
 */
function readUnknown(instr: Extract<Instr, { kind: 'call' }>, context: GuardContext): readonly Proof[] | null {
  const name = calleeName(instr);
  if (name === null || !ASKS_OPEN.test(name)) return null;
  const proofs: Proof[] = [];
  for (const { value } of instr.arguments) {
    if (value.kind !== 'place' || socketOf(context.identification.typeOf(value.node)) === null) continue;
    proofs.push({
      object: objectAt(context.state, value.place),
      whenTrue: OPEN,
      whenFalse: statesOf('connecting', 'closing', 'closed'),
    });
  }
  return proofs.length === 0 ? null : proofs;
}

const ASKS_OPEN = /^(?:is|can|has|check|was)?_?(?:\w*)(?:open|alive|connected|ready|writable|usable|sendable)(?:[A-Z_]\w*)?$/i;

function calleeName(instr: Extract<Instr, { kind: 'call' }>): string | null {
  if (instr.callee.kind === 'method') return instr.callee.name;
  const { value } = instr.callee;
  return value.kind === 'place' && value.place.root.kind === 'variable' ? value.place.root.variable.name : null;
}
