// Loops that never end, because each round adds what a later one has to visit.
import type { Block, BlockId } from '../ir/model.ts';
import type { Event } from './own-events.ts';
import { alwaysPasses, eachBlock, eachWay } from './paths.ts';
import type { Walk } from './walk.ts';

/** Tells whether each round passes one of these events, and no round leaves the loop before the collection is used up. */
export function isEndless(events: readonly Event[], walk: Walk): boolean {
  const { round } = walk;
  if (!events.every(({ sure }) => sure) || !alwaysPasses(round, events)) return false;
  for (const block of eachBlock(round)) if (leaves(block, walk)) return false;
  return true;
}

/** Whether a block ends the walk on the program's own account. */
function leaves(block: Block, walk: Walk): boolean {
  const { terminal } = block;
  if (terminal.kind === 'throw' && block.handler === null) return true;
  for (const to of eachWay(block)) {
    if (to === null ? walk.loop !== null : !walk.round.blocks.has(to) && !isUsedUp(block, to, walk))
      return true;
  }
  return false;
}

/** Whether control goes this way when there is nothing left to visit. */
function isUsedUp(from: Block, to: BlockId, { round, counter }: Walk): boolean {
  if (counter === null) return from.id === round.start;
  const first = round.fn.blocks[to]?.instrs[0];
  return first?.kind === 'assume' && !first.holds && first.test.node === counter.test;
}
