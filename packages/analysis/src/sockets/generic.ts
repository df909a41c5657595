// Types that JavaScript and frameworks bring along, by name: collections, promises, wrappers.
import type { Type } from './types.ts';

const SETS = new Set(['Set', 'ReadonlySet', 'WeakSet']);
const MAPS = new Set(['Map', 'ReadonlyMap', 'WeakMap']);
const ARRAYS = new Set(['Array', 'ReadonlyArray', 'Iterable', 'IterableIterator', 'Iterator']);
/** Wrappers whose value is their first argument. */
const TRANSPARENT = new Set([
  'NonNullable',
  'Readonly',
  'Partial',
  'Required',
  'Awaited',
  'Extract',
  'Exclude',
  'Pick',
  'Omit',
]);
const REFERENCES = new Set([
  'RefObject',
  'MutableRefObject',
  'Ref',
  'ShallowRef',
  'LegacyRef',
  'ForwardedRef',
]);

/** Returns what `Name<…>` means where the name is JavaScript's or a framework's own; undefined for any other name. */
export function genericType(name: string, args: readonly (Type | null)[]): Type | null | undefined {
  const [first = null, second = null] = args;
  if (SETS.has(name)) return { kind: 'collection', of: 'set', element: first };
  if (MAPS.has(name)) return { kind: 'collection', of: 'map', element: second, key: first };
  if (ARRAYS.has(name)) return { kind: 'collection', of: 'array', element: first };
  if (name === 'Record' || (name === 'Object' && args.length === 2))
    return { kind: 'collection', of: 'object', element: second };
  if (name === 'Promise' || name === 'PromiseLike') return { kind: 'promise', of: first };
  if (TRANSPARENT.has(name)) return first;
  if (REFERENCES.has(name))
    return { kind: 'record', field: (field) => (field === 'current' || field === 'value' ? first : null) };
  return undefined;
}

/** Tells whether values of `Name<T>` are values of `T`, as far as sockets care. */
export function isTransparent(name: string): boolean {
  return TRANSPARENT.has(name);
}

/** Tells whether `Name<T>` is a framework's box around a `T`. */
export function isReference(name: string): boolean {
  return REFERENCES.has(name);
}
