// Places that can be compared across the functions of a file: names of constants are replaced by what they stand for.
import type { FunctionId } from '../ir/model.ts';

export interface Spot {
  /** `v3` a variable, `c0` the `this` of a class, `p4.0` a parameter, `r4.17` a result: equal if they are the same. */
  readonly root: string;
  /** The function each of whose calls has such a root of its own; null where all share one. */
  readonly owner: FunctionId | null;
  /** Segments as in a place of the IR. */
  readonly path: readonly string[];
}

/** Makes a key that equal spots share. */
export function spotKey({ root, path }: Spot): string {
  return [root, ...path].join('\n');
}

/** Adds segments to a spot. */
export function below(spot: Spot, path: readonly string[]): Spot {
  return path.length === 0 ? spot : { ...spot, path: [...spot.path, ...path] };
}

export function isSameSpot(one: Spot, other: Spot): boolean {
  return one.root === other.root && one.path.length === other.path.length && restBelow(one, other) !== null;
}

/** The segments that lead from `base` to `spot`; null if it does not lie there. */
export function restBelow(spot: Spot, base: Spot): readonly string[] | null {
  if (spot.root !== base.root || spot.path.length < base.path.length) return null;
  return base.path.every((segment, index) => segment === spot.path[index])
    ? spot.path.slice(base.path.length)
    : null;
}

/** Whether a segment is an entry under a key that is itself a place: `[id]`, unlike `[0]` and `['lobby']`. */
export function isKeyedByPlace(segment: string): boolean {
  return segment.startsWith('[') && !/^\[(?:'|-?\d|true|false|null|undefined)/.test(segment);
}

/**
 * Makes the segment of an entry whose key is the same wherever it has a name: `rooms.get(name)` with a parameter or a constant. A
 * function that is called with that key speaks of the same entry.
 */
export function entrySegment(key: Spot): string {
  return `[=${JSON.stringify(key)}]`;
}

/** Returns the key of such a segment; null for any other. */
export function entryKey(segment: string): Spot | null {
  // What `entrySegment` printed.
  return segment.startsWith('[=') ? (JSON.parse(segment.slice(2, -1)) as Spot) : null;
}
