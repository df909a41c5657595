// Removals that are made up for by asking again: what moved up to the index is looked at before the index is stepped.
import type { IrFunction, Loop, Variable } from '../ir/model.ts';
import { eachSubvalue } from '../ir/visit.ts';
import { testOf } from './index-walks.ts';
import type { Event } from './own-events.ts';
import { indexLoops } from './loop-index.ts';
import { goesOn } from './next-round.ts';
import { roundOfLoop } from './rounds.ts';
import type { Walk } from './walk.ts';

/** `while (jobs[i]?.done) jobs.splice(i, 1)`, inside the loop over `jobs`. */
export function isAskedAgain(event: Event, { fn, loop, counter }: Walk): boolean {
  if (counter === null) return false;
  const depth = event.within.loops.indexOf(loop?.id ?? -1);
  return event.within.loops.slice(depth + 1).some((id) => {
    const inner = indexLoops(fn).loop(id);
    return inner !== null && asksFor(counter.variable, inner, fn) && goesOn(roundOfLoop(fn, inner), event);
  });
}

/** Whether a loop goes on for as long as something holds of the index, and has not only a collection of its own to walk. */
function asksFor(index: Variable, { id, kind, node }: Loop, fn: IrFunction): boolean {
  if (kind === 'while' || kind === 'do-while') return true;
  if (node.type !== 'ForStatement' || node.test === null) return false;
  const [start, end] = node.test.range;
  for (const member of indexLoops(fn).blocksOf(id)) {
    const block = fn.blocks[member];
    const test = block === undefined ? null : testOf(block);
    if (test === null || test.node.range[0] < start || test.node.range[1] > end) continue;
    for (const part of eachSubvalue(test)) {
      const root = part.kind === 'place' ? part.place.root : null;
      if (root?.kind === 'variable' && root.variable === index) return true;
    }
  }
  return false;
}
