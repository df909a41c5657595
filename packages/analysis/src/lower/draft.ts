// A block under construction, and what stands between a statement and the end of its function: targets of jumps, and work to
// be done on the way out.
import type { BlockId, Instr, LoopId, Node, Region, Terminal } from '../ir/model.ts';
import type { Task } from './task.ts';

/** What a block inherits from where it stands in the source. Never changed; a new one is made on the way in. */
export interface Surroundings {
  readonly handler: BlockId | null;
  readonly regions: readonly Region[];
  readonly loops: readonly LoopId[];
  /** What `break`, `continue` and `return` pass on their way out, innermost first. */
  readonly exits: Exit | null;
}

/** A block under construction. */
export interface Draft {
  readonly id: BlockId;
  readonly around: Surroundings;
  readonly instrs: Instr[];
  /** Null until the block is left. */
  terminal: Terminal | null;
}

export type Exit = JumpTarget | Finalizer;

/** Where control is on its way to: a block, or out of the function with or without a value. */
export type Destination = Draft | 'return' | 'return-value';

/** A loop, a `switch` or a labelled statement. */
export interface JumpTarget {
  readonly kind: 'target';
  readonly labels: readonly string[];
  /** Whether a `break` without label ends here. */
  readonly isPlain: boolean;
  readonly breakTo: Draft;
  readonly continueTo: Draft | null;
  readonly outer: Exit | null;
}

/** A `finally` body, or the end of a block with `using`: lowered once for each place that control is on its way to. */
export interface Finalizer {
  readonly kind: 'finalizer';
  readonly node: Node;
  /** Where the body of the finalizer itself stands. */
  readonly around: Surroundings;
  readonly copies: Map<Destination, Draft>;
  /** Lowers the body once more, for control that passes through without an exception. */
  readonly lower: () => Task<void>;
}

export function outerOf(exit: Exit): Exit | null {
  return exit.kind === 'target' ? exit.outer : exit.around.exits;
}
