// Whether a counting loop walks its array at all, or only counts.
import { eachOperand, eachSubvalue } from '../ir/visit.ts';
import type { Names } from './names.ts';
import { eachBlock } from './paths.ts';
import { restBelow } from './spot.ts';
import type { Walk } from './walk.ts';

const answers = new WeakMap<Walk['round'], boolean>();

/** Tells whether a loop reads the element at its index: `jobs[index]`. */
export function readsItem(walk: Walk, names: Names): boolean {
  const known = answers.get(walk.round);
  if (known !== undefined) return known;
  const answer = finds(walk, names);
  answers.set(walk.round, answer);
  return answer;
}

function finds({ fn, round, item }: Walk, names: Names): boolean {
  if (item === null) return false;
  for (const block of eachBlock(round)) {
    for (const instr of block.instrs) {
      for (const operand of eachOperand(instr)) {
        for (const value of eachSubvalue(operand)) {
          const spot = value.kind === 'place' ? names.spotOf(value, fn.id) : null;
          if (spot !== null && restBelow(spot, item) !== null) return true;
        }
      }
    }
  }
  return false;
}
