// `forEach` and its kin: the callback is what is gone through in rounds.
import type { IrFunction } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { findAliases } from './aliases.ts';
import type { Names } from './names.ts';
import { roundOfCallback } from './rounds.ts';
import { isWithin, type Run } from './runs.ts';
import type { Spot } from './spot.ts';
import { viewOf } from './view.ts';
import type { Walk } from './walk.ts';

/** Methods that go from the first entry to the last, with the position of the element among what they hand over. */
export const ELEMENT_AT: ReadonlyMap<string, number> = new Map([
  ['forEach', 0],
  ['map', 0],
  ['filter', 0],
  ['some', 0],
  ['every', 0],
  ['find', 0],
  ['findIndex', 0],
  ['flatMap', 0],
  ['reduce', 1],
]);

/** Finds the calls that hand a callback to a walk over a collection that `isOfInterest`. */
export function* eachCallbackWalk(
  callback: IrFunction,
  runs: readonly Run[],
  names: Names,
  identification: Identification,
  isOfInterest: (spot: Spot) => boolean,
): Generator<Walk> {
  for (const { site, how } of runs) {
    const { instr, caller } = site;
    if (how !== 'callback' || instr.callee.kind !== 'method') continue;
    const { name, receiver } = instr.callee;
    const position = ELEMENT_AT.get(name ?? '');
    const view = position === undefined ? null : viewOf(receiver, caller, names);
    if (position === undefined || view === null || !isOfInterest(view.spot)) continue;
    // `visit(node) { node.children.forEach(visit); }`: each call has a `node` of its own.
    if (view.spot.owner !== null && isWithin(view.spot.owner, callback.id, identification)) continue;
    const parameter = (index: number): Spot => ({
      root: `p${callback.id}.${index}`,
      owner: callback.id,
      path: [],
    });
    const item = parameter(position);
    // An iterator counts its entries; a collection hands over each key.
    const key = view.walkedAs === 'itself' ? parameter(position + 1) : null;
    const round = roundOfCallback(callback, name ?? '');
    yield {
      ...view,
      node: instr.node,
      fn: callback,
      loop: null,
      round,
      steps: view.walkedAs === 'itself' ? 'callback' : 'iterator',
      isBounded: true,
      item,
      key,
      counter: null,
      aliases: findAliases(round, key === null ? [item] : [item, key], names),
    };
  }
}
