// `for … of`, `for await` and `for … in`.
import type { Instr, IrFunction, Loop } from '../ir/model.ts';
import type { Names } from './names.ts';
import { roundOfLoop } from './rounds.ts';
import { below, isSameSpot, restBelow, type Spot } from './spot.ts';
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
    const item: Spot | null =
      next === null ? null : { root: `r${fn.id}.${next.id}`, owner: fn.id, path: [] };
    const isIn = loop.kind === 'for-in';
    yield {
      ...view,
      walkedAs: isIn ? 'keys' : view.walkedAs,
      node: loop.node,
      fn,
      loop,
      round: roundOfLoop(fn, loop),
      steps: isIn ? 'names' : 'iterator',
      isBounded: isIn,
      item,
      key: null,
      counter: null,
      aliases: item === null ? [] : aliasesOf(item, fn, loop, names),
    };
  }
}

function nextOf(fn: IrFunction, loop: Loop): Instr | null {
  for (const { instrs, loops } of fn.blocks) {
    if (!loops.includes(loop.id)) continue;
    const next = instrs.find((instr) => instr.kind === 'next' && instr.loop === loop.id);
    if (next !== undefined) return next;
  }
  return null;
}

/** Variables that a loop shares with other code and gives the item, or a part of it, to. */
export function aliasesOf(item: Spot, fn: IrFunction, loop: Loop, names: Names): Walk['aliases'] {
  const aliases: { name: Spot; of: Spot }[] = [];
  const other: Spot[] = [];
  for (const { instrs, loops } of fn.blocks) {
    if (!loops.includes(loop.id)) continue;
    for (const instr of instrs) {
      if (instr.kind !== 'assign' || instr.target.path.length > 0) continue;
      const name = names.spotOfPlace(instr.target, fn.id);
      const value = names.spotOf(instr.value, fn.id);
      if (name === null || restBelow(name, item) !== null) continue;
      const path = value === null ? null : restBelow(value, item);
      if (path === null) other.push(name);
      else aliases.push({ name, of: below(item, path) });
    }
  }
  return aliases.filter(({ name }) => !other.some((written) => isSameSpot(written, name)));
}
