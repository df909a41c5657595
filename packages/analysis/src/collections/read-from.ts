// Values that stood in a map under a key: `const room = rooms.get(name)`.
import type { Value } from '../ir/model.ts';
import { readEntry, type Names } from './names.ts';
import { isSameSpot, type Spot } from './spot.ts';

/** Tells whether a value is a constant that was read from this entry of a map. */
export function isReadFrom(
  value: Value,
  entry: { readonly map: Spot; readonly key: Spot },
  names: Names,
): boolean {
  if (value.kind !== 'place' || value.place.root.kind !== 'variable' || value.place.path.length > 0)
    return false;
  const write = names.constantOf(value.place.root.variable);
  const given = write?.instr.value;
  const read = given === undefined ? null : readEntry(given.node);
  if (write === null || given?.kind !== 'place' || read === null) return false;
  const key = names.spotOfIdentifier(read.key, write.fn);
  const map = names.spotOfPlace({ ...given.place, path: given.place.path.slice(0, -1) }, write.fn);
  return key !== null && map !== null && isSameSpot(key, entry.key) && isSameSpot(map, entry.map);
}
