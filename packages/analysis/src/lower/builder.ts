// The only mutable thing in the lowering of a function: blocks under construction, and where the next instruction goes.
import type { FunctionHeader, Instr, InstrId, Loop, Node, Terminal, Value, Variable } from '../ir/model.ts';
import type { Draft, Surroundings } from './draft.ts';
import type { ModuleNames } from './names.ts';
import type { Task } from './task.ts';

/** How a construct lowers its children without knowing the file of each. */
export interface Dispatch {
  readonly expression: (b: Builder, node: Node) => Task<Value>;
  readonly statement: (b: Builder, node: Node) => Task<void>;
}

export interface Builder {
  readonly names: ModuleNames;
  readonly header: FunctionHeader;
  readonly dispatch: Dispatch;
  readonly drafts: Draft[];
  readonly loops: Loop[];
  /** How often each `finally` body has been lowered. */
  readonly copies: Map<Node, number>;
  /** Labels of the statement that is lowered next. */
  labels: readonly string[];
  current: Draft;
  instrCount: number;
  /** Holds what is returned while `finally` bodies run; made on first need. */
  returned: Variable | null;
}

type Shape<T> = T extends unknown ? Omit<T, 'id' | 'node'> : never;

export function createBuilder(names: ModuleNames, header: FunctionHeader, dispatch: Dispatch): Builder {
  const entry: Draft = {
    id: 0,
    around: { handler: null, regions: [], loops: [], exits: null },
    instrs: [],
    terminal: null,
  };
  return {
    names,
    header,
    dispatch,
    drafts: [entry],
    loops: [],
    copies: new Map(),
    labels: [],
    current: entry,
    instrCount: 0,
    returned: null,
  };
}

/** Makes a block; it stands where the current one does unless told otherwise. */
export function newBlock(b: Builder, change: Partial<Surroundings> | null = null): Draft {
  const around = change === null ? b.current.around : { ...b.current.around, ...change };
  const draft: Draft = { id: b.drafts.length, around, instrs: [], terminal: null };
  b.drafts.push(draft);
  return draft;
}

/** Goes on in a block, and so in its surroundings. */
export function begin(b: Builder, draft: Draft): void {
  b.current = draft;
}

/** Steps into other surroundings: passes to a new block that has them. */
export function enter(b: Builder, change: Partial<Surroundings>): Draft {
  const draft = newBlock(b, change);
  goto(b, draft);
  begin(b, draft);
  return draft;
}

/** Appends an instruction. */
export function emit(b: Builder, shape: Shape<Instr>, node: Node): InstrId {
  const id = b.instrCount++;
  // `Shape` took `id` and `node` away from each variant; here they are put back.
  b.current.instrs.push({ ...shape, id, node } as Instr);
  return id;
}

/** Ends the current block. What follows in the source is unreachable until another block begins. */
export function terminate(b: Builder, terminal: Terminal): void {
  b.current.terminal = terminal;
  begin(b, newBlock(b));
}

export function goto(b: Builder, to: Draft): void {
  b.current.terminal = { kind: 'goto', to: to.id };
}

/** Ends the current block with a branch on whether `value` is truthy. A literal has one way only. */
export function branch(b: Builder, value: Value, then: Draft, otherwise: Draft): void {
  if (value.kind === 'literal') {
    goto(b, value.value ? then : otherwise);
    return;
  }
  const edge = (to: Draft, holds: boolean): Draft =>
    edgeTo(b, to, () => emit(b, { kind: 'assume', test: value, holds }, value.node));
  choose(b, edge(then, true), edge(otherwise, false));
}

/** Ends the current block with a branch on whether `value` is null or undefined. */
export function branchNullish(b: Builder, value: Value, nullish: Draft, otherwise: Draft): void {
  const edge = (to: Draft, holds: boolean): Draft =>
    edgeTo(b, to, () => emit(b, { kind: 'assume-nullish', value, holds }, value.node));
  choose(b, edge(otherwise, false), edge(nullish, true));
}

export function choose(b: Builder, ...to: readonly Draft[]): void {
  b.current.terminal = { kind: 'choose', to: to.map((draft) => draft.id) };
}

// A target may be reached in several ways, each with an assumption of its own; `finish` melts those that have only one.
function edgeTo(b: Builder, to: Draft, assume: () => void): Draft {
  const from = b.current;
  const edge = newBlock(b, to.around);
  begin(b, edge);
  assume();
  goto(b, to);
  begin(b, from);
  return edge;
}
