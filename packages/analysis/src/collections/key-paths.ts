// Maps whose values hold their own key: `rooms.set(room.name, room)`, so that `room.name` is the key of `room` in it.
import type { IrModule } from '../ir/model.ts';
import type { Effects } from './effects.ts';
import { spotKey } from './spot.ts';
import type { Walk } from './walk.ts';

/** Gathers where the values of each map hold their key; all that the file puts in must agree. */
export function gatherKeyPaths(module: IrModule, effects: Effects): (walk: Walk) => readonly string[] | null {
  const paths = new Map<string, readonly string[] | null>();
  for (const { id } of module.functions) {
    for (const { change } of effects.ownOf(id)) {
      if (change.operation.kind !== 'put') continue;
      const map = spotKey(change.spot);
      const { keyPath } = change.operation;
      const known = paths.get(map);
      const agrees = known === undefined || known?.join('\n') === keyPath?.join('\n');
      paths.set(map, agrees ? keyPath : null);
    }
  }
  return ({ spot }) => paths.get(spotKey(spot)) ?? null;
}
