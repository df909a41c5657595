// Solves one function for every entry at once: a worklist over its blocks until nothing changes, then one pass that records.
// In: a lowered function, blocks in reverse postorder. Out: its sends, what it makes run, and its summary.
import type { SocketRow } from '@socket-safety/libraries';
import type { Block, BlockId, Instr, InstrId, IrFunction, Value } from '../ir/model.ts';
import { ALL, NONE } from '../states.ts';
import { elementsOf, leftLoop } from './elements.ts';
import { lateResults } from './late-results.ts';
import { objectOf } from './objects.ts';
import { range } from './relation.ts';
import { plainValue } from '../guards/flag.ts';
import { givesAnswer, stateAnswers } from './answers.ts';
import { assume } from './assume.ts';
import { executorOf, objectOfCell, openingEvents, type OpeningEvent } from './awaited-open.ts';
import { isPending } from './pending.ts';
import type { EntryRecord, SendRecord, Solution } from './records.ts';
import { rejectingSends } from './rejecting.ts';
import { joinHeld, joinInto } from './join-states.ts';
import {
  cloneState,
  emptyState,
  heldOf,
  isForeign,
  NOTHING,
  settle,
  objectAt,
  objectIn,
  reachableState,
  type FlowState,
  type Held,
  type ObjectId,
} from './state.ts';
import type { ParameterCall, RejectingSend, Returned, Summary } from './summary.ts';
import { guardContext, type TransferContext } from './context.ts';
import { afterThrow } from './thrown.ts';
import { transfer } from './transfer.ts';
import { isFunction } from '../sockets/tree.ts';

/** Visits of one block after which the solver stops joining; the lattice is finite, so this only guards against our own mistakes. */
const MAX_VISITS = 100;

/** Solves a function. `context` without a recorder; the solution's records are its answer. */
export function solve(fn: IrFunction, context: Omit<TransferContext, 'recorder' | 'fn'>): Solution {
  const quiet: TransferContext = { ...context, fn, recorder: null };
  const late = lateResults(fn);
  const entryOf = reachFixpoint(fn, late, quiet);
  const sends: SendRecord[] = [];
  const entries: EntryRecord[] = [];
  const exits = new Exits(quiet);
  const recording: TransferContext = {
    ...quiet,
    recorder: {
      send: (record) => sends.push(record),
      entry: (callee, entry, state) => entries.push({ callee, from: fn, entry, state }),
    },
  };
  for (const block of fn.blocks) {
    const start = entryOf.get(block.id);
    if (start === undefined) continue;
    const state = reachableState(start, late);
    for (const instr of block.instrs) {
      if (state.ended) break;
      if (block.handler === null) exits.throws(afterThrow(instr, state, quiet));
      transfer(instr, block, state, recording);
      exits.see(instr, state);
    }
    if (!state.ended) exits.leave(block, state);
  }
  return { fn, sends, entries, summary: exits.summary(fn) };
}

function reachFixpoint(
  fn: IrFunction,
  late: ReadonlySet<InstrId>,
  context: TransferContext,
): ReadonlyMap<BlockId, FlowState> {
  const entryOf = new Map<BlockId, FlowState>();
  const visits = new Map<BlockId, number>();
  const first = fn.blocks[0];
  if (first === undefined) return entryOf;
  entryOf.set(first.id, emptyState());
  /** By the header, which chooses between the next round and what comes after the loop. */
  const loops = new Map(
    fn.loops.flatMap(({ header, id, collection }) => (collection === null ? [] : [[header, id]])),
  );
  const positions = new Map(fn.blocks.map((block, position) => [block.id, position]));
  const waiting = new Set<number>([0]);
  const flow = (to: BlockId, state: FlowState) => {
    const known = entryOf.get(to);
    if (known === undefined) entryOf.set(to, cloneState(state));
    else if (!joinInto(known, state, to)) return;
    const position = positions.get(to);
    if (position !== undefined) waiting.add(position);
  };
  while (waiting.size > 0) {
    const position = Math.min(...waiting);
    waiting.delete(position);
    const block = fn.blocks[position];
    const start = block === undefined ? undefined : entryOf.get(block.id);
    if (block === undefined || start === undefined) continue;
    const count = (visits.get(block.id) ?? 0) + 1;
    if (count > MAX_VISITS) continue;
    visits.set(block.id, count);
    const state = reachableState(start, late);
    for (const instr of block.instrs) {
      if (state.ended) break;
      const handler = mayThrow(instr) ? block.handler : null;
      if (handler !== null) {
        flow(handler, state);
        const thrown = afterThrow(instr, state, context);
        if (thrown !== null) flow(handler, thrown);
      }
      transfer(instr, block, state, context);
      if (handler !== null) flow(handler, state);
    }
    const { terminal } = block;
    if (state.ended) continue;
    if (terminal.kind === 'goto') flow(terminal.to, state);
    else if (terminal.kind === 'choose') {
      const loop = loops.get(block.id);
      const [first] = terminal.to;
      for (const to of terminal.to)
        flow(to, loop === undefined || to === first ? state : leftLoop(loop, state));
    } else if ((terminal.kind === 'throw' || terminal.kind === 'rethrow') && block.handler !== null)
      flow(block.handler, state);
  }
  return entryOf;
}

function mayThrow(instr: Instr): boolean {
  switch (instr.kind) {
    case 'call':
    case 'await':
    case 'yield':
    case 'next':
    case 'dispose':
    case 'unsupported':
      return true;
    default:
      return false;
  }
}

/** Gathers what the exits of a function have in common. */
class Exits {
  private readonly context: TransferContext;
  private exit: FlowState | null = null;
  private thrown: FlowState | null = null;
  private whenTrue: FlowState | null = null;
  private whenFalse: FlowState | null = null;
  private returned: Returned | null | undefined;
  private suspends = false;
  private opens: readonly OpeningEvent[] = [];
  /** What was known at the exits so far. */
  private readonly left: FlowState[] = [];
  private readonly rejectsFor: RejectingSend[] = [];
  private readonly calls = new Map<number, ParameterCall>();
  private readonly whenAnswer = new Map<string | null, FlowState>();
  private answersStateOf: SocketRow | null = null;
  private readonly answers: boolean;

  constructor(context: TransferContext) {
    this.context = context;
    this.answers = context.fn.blocks.some(
      ({ terminal }) =>
        terminal.kind === 'return' &&
        terminal.value !== null &&
        givesAnswer(terminal.value, context.identification),
    );
  }

  see(instr: Instr, state: FlowState): void {
    if (instr.kind === 'await' || instr.kind === 'yield') {
      if (state.suspended !== null) this.suspends = true;
      return;
    }
    if (instr.kind !== 'call') return;
    const executor = executorOf(instr, this.context);
    if (executor !== null) {
      for (const send of rejectingSends(executor, this.context.identification)) {
        const cell = objectOfCell(send.cell, state);
        // Whoever checks first, and throws, answers for itself.
        const isChecked = heldOf(state, cell).check?.stale === null;
        if (!isForeign(cell) && !isChecked) this.rejectsFor.push({ ...send, cell });
      }
    }
    if (instr.callee.kind === 'value' && instr.callee.value.kind === 'place') {
      const called = /^p(\d+)$/.exec(objectAt(state, instr.callee.value.place));
      if (called !== null) {
        const position = Number(called[1]);
        const before = this.calls.get(position);
        const given = instr.arguments.map(({ value, spread }) => (spread ? null : givenObject(value, state)));
        this.calls.set(position, {
          state: joined(before?.state ?? null, withoutResults(state)),
          given:
            before === undefined ? given : given.map((one, at) => (before.given[at] === one ? one : null)),
        });
      }
    }
  }

  throws(state: FlowState | null): void {
    if (state !== null) this.thrown = joined(this.thrown, state);
  }

  leave(block: Block, state: FlowState): void {
    const { terminal } = block;
    if ((terminal.kind === 'throw' || terminal.kind === 'rethrow') && block.handler === null)
      this.throws(state);
    if (terminal.kind !== 'return' && terminal.kind !== 'end') return;
    this.exit = joined(this.exit, state);
    const value = terminal.kind === 'return' ? terminal.value : null;
    const truth = value === null ? false : value.kind === 'literal' ? Boolean(value.value) : null;
    if (truth !== false) this.whenTrue = joined(this.whenTrue, this.knowing(state, value, true));
    if (truth !== true) this.whenFalse = joined(this.whenFalse, this.knowing(state, value, false));
    if (this.answers) this.noteAnswers(value, state);
    this.returned = joinReturned(this.returned, value, () => this.returnedBy(value, state));
    // What an async function returns is waited for like anything else.
    if (this.context.fn.isAsync && value !== null && isPending(value, this.context)) this.suspends = true;
    const opened = value === null ? [] : openingEvents(value, state, this.context);
    // Only what every exit promises counts; where it is checked already, there is nothing to wait for.
    const isPromised = ({ cell }: OpeningEvent, by: readonly OpeningEvent[], at: FlowState) =>
      by.some((other) => other.cell === cell) || heldOf(at, cell).check?.stale === null;
    this.opens = [
      ...this.opens.filter((one) => isPromised(one, opened, state)),
      ...opened.filter(
        (one) =>
          !isForeign(one.cell) &&
          !this.opens.some(({ cell }) => cell === one.cell) &&
          this.left.every((at) => isPromised(one, [], at)),
      ),
    ];
    this.left.push(cloneState(state));
  }

  summary(fn: IrFunction): Summary {
    return {
      exit: this.exit,
      thrown: this.thrown,
      whenTrue: this.whenTrue,
      whenFalse: this.whenFalse,
      whenAnswer: this.whenAnswer,
      answersStateOf: this.answersStateOf,
      suspends: this.suspends,
      isAsync: fn.isAsync || fn.isGenerator,
      returned: usable(this.returned ?? null),
      opens: this.opens,
      rejectsFor: this.rejectsFor,
      isBlind: isBlind(fn, this.context),
      locals: localsOf(fn),
      calls: this.calls,
    };
  }

  /** `return open ? 'up' : 'down'` has two answers. */
  private noteAnswers(value: Value | null, state: FlowState): void {
    if (value?.kind === 'conditional') {
      this.noteAnswers(value.then, this.knowing(state, value.test, true));
      this.noteAnswers(value.otherwise, this.knowing(state, value.test, false));
      return;
    }
    // `socket?.readyState ?? WebSocket.CLOSED`
    if (value?.kind === 'logical' && value.operator === '??') {
      this.noteAnswers(value.left, state);
      this.noteAnswers(value.right, state);
      return;
    }
    const given = value === null ? null : stateAnswers(value, guardContext(state, this.context));
    if (given !== null) {
      this.answersStateOf = given.row;
      for (const [answer, known] of given.exits) this.noteAnswer(answer, known);
      return;
    }
    this.noteAnswer(value === null ? null : (plainValue(value)?.text ?? null), state);
  }

  private noteAnswer(answer: string | null, state: FlowState): void {
    this.whenAnswer.set(answer, joined(this.whenAnswer.get(answer) ?? null, state));
  }

  private knowing(state: FlowState, value: Value | null, truth: boolean): FlowState {
    if (value === null || value.kind === 'literal') return state;
    const known = cloneState(state);
    assume(value, truth, guardContext(known, this.context));
    return known;
  }

  /** What is known of a returned socket or collection, whatever the entry was. */
  private returnedBy(value: Value | null, state: FlowState): Returned {
    if (value === null) return { held: NOTHING, elements: new Map() };
    const instr: Instr = { kind: 'unsupported', what: 'return', id: -1, node: value.node };
    const object = objectOf(value, instr, state, this.context);
    const elements = new Map<string, Held>();
    for (const [suffix, held] of elementsOf(object, state)) elements.set(suffix, settle(held));
    return { held: settle(heldOf(state, object)), elements };
  }
}

/** Joins what two exits return; an element is known only if every exit that returns a collection knows it. */
function joinReturned(
  before: Returned | null | undefined,
  value: Value | null,
  next: () => Returned,
): Returned | null {
  if (before === null) return null;
  // A function that returns a plain value somewhere is no factory of sockets.
  if (value !== null && value.kind === 'literal' && value.value !== null && value.value !== undefined)
    return null;
  const returned = next();
  if (before === undefined) return returned;
  const elements = new Map<string, Held>();
  for (const [suffix, held] of returned.elements) {
    const other = before.elements.get(suffix);
    if (other !== undefined) elements.set(suffix, joinHeld(other, held));
  }
  return { held: joinHeld(before.held, returned.held), elements };
}

/** What a call left on its way is nobody's any more where the parameter is called, and there may be a thousand calls. */
function withoutResults(state: FlowState): FlowState {
  const kept = cloneState(state);
  for (const cell of state.cells.keys()) if (/^r\d/.test(cell)) kept.cells.delete(cell);
  return kept;
}

function givenObject(value: Value, state: FlowState): ObjectId | null {
  if (value.kind === 'place') return objectAt(state, value.place);
  return value.kind === 'result' ? objectIn(state, `r${value.of}`) : null;
}

function joined(into: FlowState | null, state: FlowState): FlowState {
  if (into === null) return cloneState(state);
  joinInto(into, state, -1);
  return into;
}

/** Nothing said is nothing known: then the type alone speaks. */
function usable(returned: Returned | null): Returned | null {
  if (returned === null) return null;
  const { held } = returned;
  const relation = held.parts.get('');
  const says =
    held.check !== null || (relation !== undefined && range(relation) !== ALL && range(relation) !== NONE);
  return says || returned.elements.size > 0 ? returned : null;
}

/** `(stream) => stream.writable`, which nobody in its file calls with something that is known. */
function isBlind({ node }: IrFunction, { identification }: TransferContext): boolean {
  return (
    isFunction(node) &&
    node.params.length > 0 &&
    node.params.every((parameter) => identification.typeOf(parameter) === null)
  );
}

function localsOf(fn: IrFunction): ReadonlySet<number> {
  const locals = new Set<number>();
  for (const instr of fn.instrs.values())
    if (instr.kind === 'assign' && instr.declares && instr.target.root.kind === 'variable')
      locals.add(instr.target.root.variable.id);
  return locals;
}
