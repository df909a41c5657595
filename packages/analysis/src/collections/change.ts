// What a call does to a collection, in words that hold for every collection that has such a method.
import type { Node } from '../ir/model.ts';
import { spotKey, type Spot } from './spot.ts';

/** Where in an array. */
export type Position =
  /** `jobs.splice(index + 1, 1)` */
  | { readonly kind: 'index'; readonly spot: Spot; readonly offset: number }
  /** `jobs.splice(jobs.indexOf(job), 1)` */
  | { readonly kind: 'element'; readonly spot: Spot }
  /** `jobs.splice(jobs.findIndex((job) => job.done), 1)` */
  | { readonly kind: 'searched' }
  /** `jobs.shift()` */
  | { readonly kind: 'first' }
  /** `jobs.splice(-1, 1)` */
  | { readonly kind: 'last' }
  | { readonly kind: 'unknown' };

/** Which entry of a set or map. */
export type Key =
  /** `peers.delete(peer)` */
  | { readonly kind: 'spot'; readonly spot: Spot }
  /** `names.add('old ' + name)`, `records.add({ name })`: equal to no key there is; `from`: unless that one repeats */
  | { readonly kind: 'fresh'; readonly from: Spot | null }
  | { readonly kind: 'unknown' };

export type Operation =
  | { readonly kind: 'remove'; readonly at: Position }
  | { readonly kind: 'insert'; readonly at: Position }
  /** `jobs.push(job)` */
  | { readonly kind: 'append' }
  /** `jobs.pop()`, `jobs.length = 0`, `peers.clear()`: what is taken lies behind every walk, or nothing is left */
  | { readonly kind: 'shrink' }
  /**
   * `peers.add(peer)`, `rooms.set(name, room)`; `keyPath`: where the value holds its own key, as `room.name` does; `isBack`: the value
   * is what was read under that key before, `const room = rooms.get(name)`
   */
  | {
      readonly kind: 'put';
      readonly key: Key;
      readonly keyPath: readonly string[] | null;
      readonly isBack: boolean;
    }
  | { readonly kind: 'delete'; readonly key: Key }
  /** `rooms.delete(name); rooms.set(name, room)` inside one function that is called */
  | { readonly kind: 'readd'; readonly key: Key; readonly isBack: boolean }
  /** `jobs = jobs.filter(isOpen)`: a walk that began goes on over the old one */
  | { readonly kind: 'replace' };

export interface Change {
  /** The collection. */
  readonly spot: Spot;
  readonly operation: Operation;
  /** The call or assignment that does it. */
  readonly node: Node;
}

/** Makes a key that changes share which do the same to the same. */
export function changeKey({ spot, operation }: Change): string {
  return [operation.kind, spotKey(spot), ...detailOf(operation)].join('\n\n');
}

function detailOf(operation: Operation): readonly string[] {
  switch (operation.kind) {
    case 'remove':
    case 'insert': {
      const { at } = operation;
      if (at.kind === 'index') return [at.kind, spotKey(at.spot), String(at.offset)];
      return at.kind === 'element' ? [at.kind, spotKey(at.spot)] : [at.kind];
    }
    case 'put':
    case 'delete':
    case 'readd': {
      const { key } = operation;
      if (key.kind === 'spot') return [key.kind, spotKey(key.spot)];
      return key.kind === 'fresh' && key.from !== null ? [key.kind, spotKey(key.from)] : [key.kind];
    }
    case 'append':
    case 'shrink':
    case 'replace':
      return [];
    default:
      return operation satisfies never;
  }
}
