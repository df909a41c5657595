// The loops of a function by their numbers, and the blocks of each; gathered once per function.
import type { Block, BlockId, IrFunction, Loop, LoopId } from '../ir/model.ts';

export interface LoopIndex {
  readonly loop: (id: LoopId | undefined) => Loop | null;
  /** Blocks of a loop, those of the loops in it included. */
  readonly blocksOf: (id: LoopId) => ReadonlySet<BlockId>;
}

const indexes = new WeakMap<readonly Block[], LoopIndex>();
const NO_BLOCKS: ReadonlySet<BlockId> = new Set();

/** Returns the index of a function. */
export function indexLoops({ blocks, loops }: IrFunction): LoopIndex {
  const known = indexes.get(blocks);
  if (known !== undefined) return known;
  const byId = new Map(loops.map((loop) => [loop.id, loop]));
  const members = new Map<LoopId, Set<BlockId>>(loops.map(({ id }) => [id, new Set()]));
  for (const block of blocks) for (const id of block.loops) members.get(id)?.add(block.id);
  const index: LoopIndex = {
    loop: (id) => (id === undefined ? null : (byId.get(id) ?? null)),
    blocksOf: (id) => members.get(id) ?? NO_BLOCKS,
  };
  indexes.set(blocks, index);
  return index;
}
