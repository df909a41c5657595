// Whether an entry that is deleted is surely not the one at hand.
import { eachOperand, eachSubvalue } from '../ir/visit.ts';
import type { Node } from '../ir/model.ts';
import type { KeyedWalk } from './judge-keyed.ts';
import type { Names } from './names.ts';
import type { Event } from './own-events.ts';
import { eachBlock } from './paths.ts';
import type { Spot } from './spot.ts';
import { isCurrent, partOf, type Walk } from './walk.ts';

/**
 * | key                                                  | is                                    |
 * | ---------------------------------------------------- | ------------------------------------- |
 * | `peer.partner`, in a set of peers                    | another entry, if it is one at all    |
 * | the entry of another loop over the same collection   | another entry                         |
 * | a parameter, or what was made before the loop        | another one, unless the loop looks it up |
 */
export function isOther(key: Spot, deletion: Event, { walk, kind, others, names }: KeyedWalk): boolean {
  const part = partOf(key, walk, kind);
  if (part !== null) return kind === 'set' && part.path.length > 0;
  if (others.some((other) => isCurrent(key, other, kind))) return true;
  return isFromOutside(key, walk, names) && !isUsed(key, deletion.node, walk, names);
}

function isFromOutside(key: Spot, walk: Walk, names: Names): boolean {
  if (key.path.length > 0) return false;
  if (key.root.startsWith('p')) return walk.loop !== null || key.owner !== walk.fn.id;
  const made = names.instrOf(key);
  if (made === null) return false;
  const { range } = made.instr.node;
  return range[1] <= walk.node.range[0] || walk.node.range[1] <= range[0];
}

/** Whether the loop does anything else with it: `if (peer === host)` finds it, so does `if (isHost(peer, host))`. */
function isUsed(key: Spot, deletion: Node, { fn, round }: Walk, names: Names): boolean {
  for (const block of eachBlock(round)) {
    for (const instr of block.instrs) {
      if (instr.node === deletion) continue;
      for (const operand of eachOperand(instr)) {
        for (const value of eachSubvalue(operand)) {
          if (value.kind === 'place' && names.spotOf(value, fn.id)?.root === key.root) return true;
        }
      }
    }
  }
  return false;
}
