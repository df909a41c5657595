// `for … of`, `for await` and `for … in`.
import type { Instr, IrFunction, Loop } from '../ir/model.ts';
import { findAliases } from './aliases.ts';
import { indexLoops } from './loop-index.ts';
import type { Names } from './names.ts';
import { roundOfLoop } from './rounds.ts';
import type { Spot } from './spot.ts';
import { viewOf } from './view.ts';
import type { Walk } from './walk.ts';

/** Finds the loops of a function that an iterator drives, over a collection that `isOfInterest`. */
export function* eachIteratorWalk(
  fn: IrFunction,
  names: Names,
  isOfInterest: (spot: Spot) => boolean,
): Generator<Walk> {
  for (const loop of fn.loops) {
    const view = loop.collection === null ? null : viewOf(loop.collection, fn.id, names);
    if (view === null || !isOfInterest(view.spot)) continue;
    const next = nextOf(fn, loop);
    const item: Spot | null = next === null ? null : { root: `r${fn.id}.${next.id}`, owner: fn.id, path: [] };
    const round = roundOfLoop(fn, loop);
    const isIn = loop.kind === 'for-in';
    yield {
      ...view,
      walkedAs: isIn ? 'keys' : view.walkedAs,
      node: loop.node,
      fn,
      loop,
      round,
      steps: isIn ? 'names' : 'iterator',
      isBounded: isIn,
      item,
      key: null,
      counter: null,
      aliases: item === null ? [] : findAliases(round, [item], names),
    };
  }
}

function nextOf(fn: IrFunction, loop: Loop): Instr | null {
  for (const id of indexLoops(fn).blocksOf(loop.id)) {
    const next = fn.blocks[id]?.instrs.find((instr) => instr.kind === 'next' && instr.loop === loop.id);
    if (next !== undefined) return next;
  }
  return null;
}
