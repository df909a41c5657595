// Ways through the graph of a function, within one round.
import type { Block, BlockId, IrFunction, Range } from '../ir/model.ts';
import { eachSuccessor } from '../ir/visit.ts';

/** A part of a function that is gone through in rounds: the body of a loop, or a whole callback. */
export interface Round {
  readonly fn: IrFunction;
  /** Blocks that belong to it. */
  readonly blocks: ReadonlySet<BlockId>;
  /** Where each round starts. */
  readonly start: BlockId;
  /** What the source repeats, in UTF-16 offsets: a test or a step stands outside. */
  readonly body: Range;
  /** Whether the next round begins when control leaves a block this way; `to` is null at a `return` or the end. */
  readonly goesOn: (from: Block, to: BlockId | null) => boolean;
}

/** Walks the blocks of a round. */
export function* eachBlock({ fn, blocks }: Round): Generator<Block> {
  for (const id of blocks) {
    const block = fn.blocks[id];
    if (block !== undefined) yield block;
  }
}

/** A point between instructions. */
export interface Point {
  readonly block: BlockId;
  /** The instruction that comes next there. */
  readonly position: number;
}

/** Tells whether control can get from one point to another within one round. */
export function leadsTo(round: Round, from: Point, to: Point): boolean {
  if (from.block === to.block && from.position <= to.position) return true;
  for (const block of reached(round, from.block)) {
    for (const next of eachWay(block)) {
      if (next === to.block && next !== round.start && round.blocks.has(next)) return true;
    }
  }
  return false;
}

/** Tells whether each round that comes to its end passes one of these points. */
export function alwaysPasses(round: Round, points: readonly Point[]): boolean {
  const passed = new Set(points.map(({ block }) => block));
  const seen = new Set<BlockId>([round.start]);
  const open = [round.start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const block = round.fn.blocks[id];
    if (block === undefined) continue;
    // An exception may come before the point is reached.
    const ways = passed.has(id) ? [block.handler] : eachSuccessorOrEnd(block);
    for (const to of ways) {
      if (passed.has(id) && to === null) continue;
      if (round.goesOn(block, to)) return false;
      if (to === null || seen.has(to) || !round.blocks.has(to)) continue;
      seen.add(to);
      open.push(to);
    }
  }
  return true;
}

/** Blocks that control can get to within the round, the one that it starts in included. */
function* reached({ fn, blocks, start }: Round, from: BlockId): Generator<Block> {
  const seen = new Set<BlockId>([from]);
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const block = fn.blocks[id];
    if (block === undefined) continue;
    yield block;
    for (const to of eachWay(block)) {
      if (to === null || to === start || seen.has(to) || !blocks.has(to)) continue;
      seen.add(to);
      open.push(to);
    }
  }
}

/** The ways out of a block that the program takes by itself: an exception only where it is thrown in plain sight. */
export function* eachWay(block: Block): Generator<BlockId | null> {
  const { terminal } = block;
  if (terminal.kind === 'return' || terminal.kind === 'end') yield null;
  else if (terminal.kind === 'throw') {
    if (block.handler !== null) yield block.handler;
  } else yield* eachSuccessor({ terminal, handler: null });
}

function* eachSuccessorOrEnd(block: Block): Generator<BlockId | null> {
  if (block.terminal.kind === 'return' || block.terminal.kind === 'end') yield null;
  yield* eachSuccessor(block);
}
