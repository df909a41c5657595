// A walk over a collection: what is walked, and how the code in it names the entry at hand.
import type { IrFunction, Loop, Node, Variable } from '../ir/model.ts';
import type { Alias } from './aliases.ts';
import type { Round } from './paths.ts';
import { below, restBelow, spotKey, type Spot } from './spot.ts';

export interface Walk {
  /** The loop statement, or the call of `forEach` and its kin. */
  readonly node: Node;
  /** The function whose blocks are gone through in each round. */
  readonly fn: IrFunction;
  readonly round: Round;
  readonly loop: Loop | null;
  /** The collection, and where it is written. */
  readonly spot: Spot;
  readonly collection: Node;
  readonly walkedAs: 'itself' | 'entries' | 'keys' | 'values' | 'index';
  /**
   * How it gets from one entry to the next.
   *
   * | steps      | example                                        |
   * | ---------- | ---------------------------------------------- |
   * | `iterator` | `for (const job of jobs)`                      |
   * | `index`    | `for (let i = 0; i < jobs.length; i++)`        |
   * | `names`    | `for (const i in jobs)`                        |
   * | `callback` | `jobs.forEach((job) => …)`                     |
   */
  readonly steps: 'iterator' | 'index' | 'names' | 'callback';
  /** The number of rounds is settled before the first, as far as arrays go. */
  readonly isBounded: boolean;
  /** What the iterator or the collection hands over: an entry as `walkedAs` says. */
  readonly item: Spot | null;
  /** The index or key, where it has a name of its own. */
  readonly key: Spot | null;
  /** For `index`: what is counted up, and the comparison that ends the loop. */
  readonly counter: { readonly variable: Variable; readonly test: Node } | null;
  /** Variables that were not declared for the item alone, with what they stand for within the loop. */
  readonly aliases: readonly Alias[];
}

/** What part of the entry at hand a spot is: its key, its value, or something below. */
export interface Part {
  readonly of: 'key' | 'value';
  readonly path: readonly string[];
}

const FIRST = new Set(['[0]', "['0']"]);
const SECOND = new Set(['[1]', "['1']"]);

/** Returns what a spot is to the entry at hand; null for what has nothing to do with it, as far as names tell. */
export function partOf(spot: Spot, walk: Walk, kind: 'array' | 'set' | 'map'): Part | null {
  const alias = walk.aliases.find(({ name }) => restBelow(spot, name) !== null);
  const named = alias === undefined ? spot : below(alias.of, restBelow(spot, alias.name) ?? []);
  if (walk.key !== null) {
    const path = restBelow(named, walk.key);
    if (path !== null) return { of: 'key', path };
  }
  const path = walk.item === null ? null : restBelow(named, walk.item);
  if (path === null) return null;
  if (walk.steps === 'callback' || walk.steps === 'index') return { of: 'value', path };
  if (walk.walkedAs === 'keys') return { of: 'key', path };
  const isPair = walk.walkedAs === 'entries' || (walk.walkedAs === 'itself' && kind === 'map');
  if (!isPair) return { of: 'value', path };
  const [first = '', ...rest] = path;
  if (FIRST.has(first)) return { of: 'key', path: rest };
  return SECOND.has(first) ? { of: 'value', path: rest } : null;
}

/** Tells whether a spot is the key that the walk is at, or for a set the element. */
export function isCurrent(spot: Spot, walk: Walk, kind: 'array' | 'set' | 'map'): boolean {
  const part = partOf(spot, walk, kind);
  return part !== null && part.path.length === 0 && (kind === 'set' || part.of === 'key');
}

/** Tells whether a spot is the element that the walk is at. */
export function isElement(spot: Spot, walk: Walk): boolean {
  const part = partOf(spot, walk, 'array');
  return part !== null && part.of === 'value' && part.path.length === 0;
}

/** Groups walks by what they walk. */
export function byCollection(walks: readonly Walk[]): ReadonlyMap<string, readonly Walk[]> {
  const groups = new Map<string, Walk[]>();
  for (const walk of walks) {
    const key = spotKey(walk.spot);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [walk]);
    else group.push(walk);
  }
  return groups;
}
