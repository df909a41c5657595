// Instructions that change a collection, told by the name of the method: what kind of collection it is shows later.
import type { Element, Instr, IrFunction, Value } from '../ir/model.ts';
import type { Change, Operation } from './change.ts';
import { readKey } from './key.ts';
import type { Names } from './names.ts';
import { readPosition } from './position.ts';
import { isReadFrom } from './read-from.ts';
import { isSameSpot, restBelow, type Spot } from './spot.ts';

type CallInstr = Instr & { readonly kind: 'call' };

/** Reads an instruction as a change of the collection that it is a method call of, or whose `length` it sets. */
export function readChange(instr: Instr, fn: IrFunction, names: Names): Change | null {
  if (instr.kind === 'assign') return readLength(instr, fn, names);
  if (instr.kind !== 'call' || instr.callee.kind !== 'method' || instr.callee.name === null) return null;
  const read = READERS.get(instr.callee.name);
  if (read === undefined) return null;
  const spot = names.spotOf(instr.callee.receiver, fn.id);
  const operation = spot === null ? null : read({ instr, fn, names, spot });
  return spot === null || operation === null ? null : { spot, operation, node: instr.node };
}

interface Reading {
  readonly instr: CallInstr;
  readonly fn: IrFunction;
  readonly names: Names;
  readonly spot: Spot;
}

const READERS: ReadonlyMap<string, (reading: Reading) => Operation | null> = new Map([
  ['splice', readSplice],
  ['shift', ({ instr }) => when(instr.arguments.length === 0, { kind: 'remove', at: { kind: 'first' } })],
  ['unshift', ({ instr }) => when(addsOne(instr), { kind: 'insert', at: { kind: 'first' } })],
  ['push', ({ instr }) => when(addsOne(instr), { kind: 'append' })],
  ['pop', () => ({ kind: 'shrink' })],
  ['clear', () => ({ kind: 'shrink' })],
  ['add', (reading) => put(1, reading)],
  ['set', (reading) => put(2, reading)],
  ['delete', readDelete],
]);

function when(holds: boolean, operation: Operation): Operation | null {
  return holds ? operation : null;
}

/** `jobs.push(...more)` adds nothing where there is nothing more. */
function addsOne(instr: CallInstr): boolean {
  return instr.arguments.some(({ spread }) => !spread);
}

function put(count: 1 | 2, { instr, fn, names, spot }: Reading): Operation | null {
  const given = instr.arguments;
  const [key, value] = given;
  if (key === undefined || given.length !== count || given.some(({ spread }) => spread)) return null;
  const read = readKey(key.value, fn, names);
  const keyPath =
    value === undefined || read.kind !== 'spot' ? null : pathOfKey(read.spot, value.value, fn, names);
  const isBack =
    value !== undefined &&
    read.kind === 'spot' &&
    isReadFrom(value.value, { map: spot, key: read.spot }, names);
  return { kind: 'put', key: read, keyPath, isBack };
}

/** `rooms.set(room.name, room)`, `rooms.set(name, { name })`: under which path the value holds its own key. */
function pathOfKey(key: Spot, value: Value, fn: IrFunction, names: Names): readonly string[] | null {
  if (value.kind !== 'record') {
    const spot = names.spotOf(value, fn.id);
    return spot === null ? null : restBelow(key, spot);
  }
  for (const entry of value.entries) {
    const spot = entry.name === null ? null : names.spotOf(entry.value, fn.id);
    if (entry.name !== null && spot !== null && isSameSpot(spot, key)) return [entry.name];
  }
  return null;
}

function readDelete({ instr, fn, names }: Reading): Operation | null {
  const [key, another] = instr.arguments;
  if (key === undefined || key.spread || another !== undefined) return null;
  return { kind: 'delete', key: readKey(key.value, fn, names) };
}

/**
 * | `splice(…)`        | does                                     |
 * | ------------------ | ---------------------------------------- |
 * | start              | shrinks                                  |
 * | start, 1           | removes                                  |
 * | start, 0, job      | inserts                                  |
 * | start, 1, job      | puts one in the place of another         |
 * | start, 1, ...jobs  | spreads one out, as is meant             |
 */
function readSplice({ instr, fn, names, spot }: Reading): Operation | null {
  const [start, count, ...added] = instr.arguments;
  if (start === undefined || instr.arguments.some(({ spread }) => spread)) return null;
  if (count === undefined || isLength(count, spot, fn, names)) return { kind: 'shrink' };
  const at = readPosition(start.value, spot, fn, names);
  const removed =
    count.value.kind === 'literal' && typeof count.value.value === 'number' ? count.value.value : null;
  if (added.length === 0) return removed === 0 ? null : { kind: 'remove', at };
  return removed === 0 ? { kind: 'insert', at } : null;
}

/** `jobs.splice(0, jobs.length)`, `jobs.splice(index, jobs.length - index)`, `jobs.splice(0, Infinity)` */
function isLength(count: Element, spot: Spot, fn: IrFunction, names: Names): boolean {
  const isRest = count.value.kind === 'arithmetic' && count.value.operator === '-';
  const value = count.value.kind === 'arithmetic' && isRest ? count.value.left : count.value;
  if (value.kind !== 'place') return false;
  if (value.place.root.kind === 'global' && value.place.root.name === 'Infinity') return true;
  const length = names.spotOfPlace(value.place, fn.id);
  return (
    length?.path.at(-1) === 'length' &&
    length.root === spot.root &&
    length.path.length === spot.path.length + 1
  );
}

/** `jobs.length = 0` */
function readLength(instr: Instr & { readonly kind: 'assign' }, fn: IrFunction, names: Names): Change | null {
  const { root, path } = instr.target;
  if (path.at(-1) !== 'length') return null;
  const spot = names.spotOfPlace({ root, path: path.slice(0, -1) }, fn.id);
  return spot === null ? null : { spot, operation: { kind: 'shrink' }, node: instr.node };
}
