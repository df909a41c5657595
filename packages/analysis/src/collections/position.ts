// Which position of an array a `splice` speaks of.
import type { IrFunction, Value } from '../ir/model.ts';
import type { Position } from './change.ts';
import type { Names } from './names.ts';
import { isSameSpot, type Spot } from './spot.ts';

const UNKNOWN: Position = { kind: 'unknown' };
const SEARCHES = new Set(['indexOf', 'lastIndexOf', 'findIndex', 'findLastIndex']);

/** Reads the first argument of `splice` on the array in `array`. */
export function readPosition(start: Value, array: Spot, fn: IrFunction, names: Names): Position {
  switch (start.kind) {
    case 'literal':
      if (start.value === 0) return { kind: 'first' };
      return typeof start.value === 'number' && start.value < 0 ? { kind: 'last' } : UNKNOWN;
    case 'arithmetic':
      return readSum(start, array, fn, names);
    case 'place':
    case 'result':
      return readName(start, array, fn, names);
    default:
      return UNKNOWN;
  }
}

function readName(start: Value, array: Spot, fn: IrFunction, names: Names): Position {
  const spot = names.spotOf(start, fn.id);
  if (spot === null) return UNKNOWN;
  const call = spot.path.length === 0 ? names.instrOf(spot) : null;
  if (call === null) return isLengthOf(spot, array) ? { kind: 'last' } : { kind: 'index', spot, offset: 0 };
  const { instr } = call;
  if (instr.kind !== 'call' || instr.callee.kind !== 'method') return { kind: 'index', spot, offset: 0 };
  const searched = names.spotOf(instr.callee.receiver, call.fn);
  if (!SEARCHES.has(instr.callee.name ?? '') || searched === null || !isSameSpot(searched, array))
    return UNKNOWN;
  const [element] = instr.arguments;
  const found = element === undefined ? null : names.spotOf(element.value, call.fn);
  return found === null ? { kind: 'searched' } : { kind: 'element', spot: found };
}

/** `index + 1`, `jobs.length - 1`, `jobs.indexOf(job) >>> 0` */
function readSum(
  start: Value & { readonly kind: 'arithmetic' },
  array: Spot,
  fn: IrFunction,
  names: Names,
): Position {
  const { operator, left, right } = start;
  if (right.kind !== 'literal' || typeof right.value !== 'number') return UNKNOWN;
  // One step is as deep as a position is written: what stands to the left is no sum itself.
  if (left.kind === 'arithmetic') return UNKNOWN;
  const base = readPosition(left, array, fn, names);
  if (operator === '>>>' || operator === '|') return base;
  if (base.kind === 'last') return base;
  if (base.kind !== 'index' || (operator !== '+' && operator !== '-')) return UNKNOWN;
  return { ...base, offset: operator === '+' ? right.value : -right.value };
}

function isLengthOf(spot: Spot, array: Spot): boolean {
  return spot.path.at(-1) === 'length' && isSameSpot({ ...spot, path: spot.path.slice(0, -1) }, array);
}
