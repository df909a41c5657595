// A collection as a loop names it: itself, or one of its views.
import type { FunctionId, Instr, Node, Value } from '../ir/model.ts';
import type { Names } from './names.ts';
import type { Spot } from './spot.ts';
import type { Walk } from './walk.ts';

/** What is walked, before it is known what it is. */
export interface View {
  readonly spot: Spot;
  readonly collection: Node;
  readonly walkedAs: Exclude<Walk['walkedAs'], 'index'>;
}

const VIEWS: ReadonlyMap<string, View['walkedAs']> = new Map([
  ['entries', 'entries'],
  ['keys', 'keys'],
  ['values', 'values'],
]);

/**
 * Returns the collection that a value walks, or null where the value is no place: `[...peers]` and `peers.slice()` are new.
 * `peers.values()` walks `peers`, also under the name of a constant.
 */
export function viewOf(value: Value, fn: FunctionId, names: Names): View | null {
  const spot = names.spotOf(value, fn);
  if (spot === null) return null;
  const made = spot.path.length === 0 ? names.instrOf(spot) : null;
  if (made === null) return { spot, collection: value.node, walkedAs: 'itself' };
  return viewMadeBy(made.instr, made.fn, names) ?? { spot, collection: value.node, walkedAs: 'itself' };
}

function viewMadeBy(instr: Instr, fn: FunctionId, names: Names): View | null {
  if (instr.kind !== 'call' || instr.callee.kind !== 'method' || instr.arguments.length > 0) return null;
  const walkedAs = VIEWS.get(instr.callee.name ?? '');
  const spot = walkedAs === undefined ? null : names.spotOf(instr.callee.receiver, fn);
  if (walkedAs === undefined || spot === null) return null;
  return { spot, collection: instr.callee.receiver.node, walkedAs };
}
