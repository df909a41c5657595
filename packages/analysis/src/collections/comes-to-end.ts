// Where in a round it is not yet settled that the loop is left.
import type { BlockId } from '../ir/model.ts';
import { eachBlock, eachWay, type Round } from './paths.ts';

const ends = new WeakMap<Round, ReadonlySet<BlockId>>();

/** Lists the blocks from which a round can come to its end, so that another begins. */
export function comesToEnd(round: Round): ReadonlySet<BlockId> {
  const known = ends.get(round);
  if (known !== undefined) return known;
  const before = new Map<BlockId, BlockId[]>();
  const open: BlockId[] = [];
  for (const block of eachBlock(round)) {
    for (const to of eachWay(block)) {
      if (round.goesOn(block, to)) open.push(block.id);
      else if (to !== null && round.blocks.has(to)) before.set(to, [...(before.get(to) ?? []), block.id]);
    }
  }
  const found = new Set(open);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const one of before.get(id) ?? []) {
      if (found.has(one)) continue;
      found.add(one);
      open.push(one);
    }
  }
  ends.set(round, found);
  return found;
}
