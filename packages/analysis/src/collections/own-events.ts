// What a function changes by itself.
import type { Block, IrFunction, IrModule, Node } from '../ir/model.ts';
import type { FunctionId } from '../ir/model.ts';
import type { Change } from './change.ts';
import type { Names } from './names.ts';
import type { Point } from './paths.ts';
import { readChange } from './read-change.ts';
import { spotKey, type Spot } from './spot.ts';
import { isEarly, type Prelude } from './suspension.ts';

/** A change, where it shows in a function. */
export interface Event extends Point {
  readonly within: Block;
  readonly change: Change;
  /** The changing call, or the call through which it is reached. */
  readonly node: Node;
  /** It comes about each time that control passes here. */
  readonly sure: boolean;
  /** It comes about before the function that it stands in suspends for the first time. */
  readonly early: boolean;
}

/** Walks the calls of a function that change a collection. */
export function* eachOwnEvent(fn: IrFunction, names: Names, prelude: Prelude): Generator<Event> {
  for (const within of fn.blocks) {
    for (const [position, instr] of within.instrs.entries()) {
      const change = readChange(instr, fn, names);
      if (change !== null) yield eventAt(within, position, change, prelude);
    }
  }
}

function eventAt(within: Block, position: number, change: Change, prelude: Prelude): Event {
  const point = { block: within.id, position };
  return { ...point, within, change, node: change.node, sure: true, early: isEarly(prelude, point) };
}

/** Adds the assignments that put another collection, or another holder of it, where one stood that the file changes. */
export function addReplacements(
  module: IrModule,
  names: Names,
  events: ReadonlyMap<FunctionId, Event[]>,
  preludes: ReadonlyMap<FunctionId, Prelude>,
): void {
  const changed = new Set<string>();
  for (const own of events.values())
    for (const { change } of own) for (const spot of eachHolder(change.spot)) changed.add(spotKey(spot));
  for (const [id, own] of events) {
    const prelude = preludes.get(id) ?? null;
    for (const within of module.body(id).blocks) {
      for (const [position, instr] of within.instrs.entries()) {
        if (instr.kind !== 'assign' || instr.declares) continue;
        const spot = names.spotOfPlace(instr.target, id);
        if (spot === null || !changed.has(spotKey(spot))) continue;
        const change: Change = { spot, operation: { kind: 'replace' }, node: instr.node };
        own.push(eventAt(within, position, change, prelude));
      }
    }
  }
}

/** A spot and all that it is a part of. */
export function* eachHolder(spot: Spot): Generator<Spot> {
  for (let length = spot.path.length; length >= 0; length--)
    yield { ...spot, path: spot.path.slice(0, length) };
}
