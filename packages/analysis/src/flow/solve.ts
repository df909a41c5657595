// Solves one function for every entry at once: a worklist over its blocks until nothing changes, then one pass that records.
// In: a lowered function, blocks in reverse postorder. Out: its sends, what it makes run, and its summary.
import type { Block, BlockId, Instr, IrFunction } from '../ir/model.ts';
import { assume } from './assume.ts';
import { executorOf, objectOfCell, openingEvents, type OpeningEvent } from './awaited-open.ts';
import type { EntryRecord, SendRecord, Solution } from './records.ts';
import { rejectingSends } from './rejecting.ts';
import {
  cloneState,
  emptyState,
  heldOf,
  isForeign,
  joinHeld,
  joinInto,
  objectAt,
  objectIn,
  type FlowState,
  type Held,
} from './state.ts';
import type { RejectingSend, Summary } from './summary.ts';
import type { TransferContext } from './context.ts';
import { transfer } from './transfer.ts';

/** Visits of one block after which the solver stops joining; the lattice is finite, so this only guards against our own mistakes. */
const MAX_VISITS = 100;

/** Solves a function. `context` without a recorder; the solution's records are its answer. */
export function solve(fn: IrFunction, context: Omit<TransferContext, 'recorder' | 'fn'>): Solution {
  const quiet: TransferContext = { ...context, fn, recorder: null };
  const entryOf = reachFixpoint(fn, quiet);
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
    const state = cloneState(start);
    for (const instr of block.instrs) {
      transfer(instr, block, state, recording);
      exits.see(instr, state);
    }
    exits.leave(block, state);
  }
  return { fn, sends, entries, summary: exits.summary(fn) };
}

function reachFixpoint(fn: IrFunction, context: TransferContext): ReadonlyMap<BlockId, FlowState> {
  const entryOf = new Map<BlockId, FlowState>();
  const visits = new Map<BlockId, number>();
  const first = fn.blocks[0];
  if (first === undefined) return entryOf;
  entryOf.set(first.id, emptyState());
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
    const state = cloneState(start);
    for (const instr of block.instrs) {
      const handled = block.handler !== null && mayThrow(instr);
      if (handled && block.handler !== null) flow(block.handler, state);
      transfer(instr, block, state, context);
      if (handled && block.handler !== null) flow(block.handler, state);
    }
    const { terminal } = block;
    if (terminal.kind === 'goto') flow(terminal.to, state);
    else if (terminal.kind === 'choose') for (const to of terminal.to) flow(to, state);
    else if ((terminal.kind === 'throw' || terminal.kind === 'rethrow') && block.handler !== null)
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
  private whenTrue: FlowState | null = null;
  private whenFalse: FlowState | null = null;
  private returned: Held | null | undefined;
  private suspends = false;
  private opens: OpeningEvent[] | null = null;
  private readonly rejectsFor: RejectingSend[] = [];
  private readonly calls = new Set<number>();

  constructor(context: TransferContext) {
    this.context = context;
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
        if (!isForeign(cell)) this.rejectsFor.push({ ...send, cell });
      }
    }
    if (instr.callee.kind === 'value' && instr.callee.value.kind === 'place') {
      const called = /^p(\d+)$/.exec(objectAt(state, instr.callee.value.place));
      if (called !== null) this.calls.add(Number(called[1]));
    }
  }

  leave(block: Block, state: FlowState): void {
    const { terminal } = block;
    if (terminal.kind !== 'return' && terminal.kind !== 'end') return;
    this.exit = joined(this.exit, state);
    const value = terminal.kind === 'return' ? terminal.value : null;
    const truth = value === null ? false : value.kind === 'literal' ? Boolean(value.value) : null;
    if (truth !== false) this.whenTrue = joined(this.whenTrue, this.knowing(state, value, true));
    if (truth !== true) this.whenFalse = joined(this.whenFalse, this.knowing(state, value, false));
    const held = value === null ? null : this.heldOfValue(value, state);
    this.returned =
      this.returned === undefined
        ? held
        : this.returned === null || held === null
          ? null
          : joinHeld(this.returned, held);
    const opened = value === null ? [] : openingEvents(value, state, this.context);
    // Only what every exit promises counts.
    this.opens = (this.opens ?? opened).filter((one) =>
      opened.some((other) => other.cell === one.cell && !isForeign(one.cell)),
    );
  }

  summary(fn: IrFunction): Summary {
    return {
      exit: this.exit,
      whenTrue: this.whenTrue,
      whenFalse: this.whenFalse,
      suspends: this.suspends,
      isAsync: fn.isAsync || fn.isGenerator,
      returned: this.returned ?? null,
      opens: this.opens ?? [],
      rejectsFor: this.rejectsFor,
      locals: localsOf(fn),
      calls: this.calls,
    };
  }

  private knowing(state: FlowState, value: Parameters<typeof assume>[0] | null, truth: boolean): FlowState {
    if (value === null || value.kind === 'literal') return state;
    const known = cloneState(state);
    const { identification, summaries, flags, fn } = this.context;
    assume(value, truth, { identification, summaries, flags, state: known, instrs: fn.instrs });
    return known;
  }

  /** What is known of a returned socket, if that does not depend on the entry. */
  private heldOfValue(value: Parameters<typeof assume>[0], state: FlowState): Held | null {
    const object =
      value.kind === 'place'
        ? objectAt(state, value.place)
        : value.kind === 'result'
          ? objectIn(state, `r${value.of}`)
          : null;
    if (object === null || !isForeign(object)) return null;
    const held = heldOf(state, object);
    return held.parts.size === 1 && held.parts.has('') ? held : null;
  }
}

function joined(into: FlowState | null, state: FlowState): FlowState {
  if (into === null) return cloneState(state);
  joinInto(into, state, -1);
  return into;
}

function localsOf(fn: IrFunction): ReadonlySet<number> {
  const locals = new Set<number>();
  for (const instr of fn.instrs.values())
    if (instr.kind === 'assign' && instr.declares && instr.target.root.kind === 'variable')
      locals.add(instr.target.root.variable.id);
  return locals;
}
