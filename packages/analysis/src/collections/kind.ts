// What kind of collection is walked: by its type where that is known, else by how the file makes it and what it calls on it.
import type { IrModule, Node } from '../ir/model.ts';
import { eachInstr } from '../ir/visit.ts';
import type { Identification } from '../sockets/identify.ts';
import { holdsSockets, partsOf, type CollectionKind, type Grade } from '../sockets/types.ts';
import { kindMade } from './made-kind.ts';
import type { Names } from './names.ts';
import { spotKey, type Spot } from './spot.ts';

export interface Kinds {
  /** Null where nothing tells; `other` for a value that is known to be no collection of the language. */
  readonly of: (node: Node, spot: Spot) => CollectionKind | 'other' | null;
  readonly holdsSockets: (node: Node) => Grade | null;
}

/** Methods that tell a kind. `push` and `shift` are also what queues of all sorts have; `delete` says nothing by itself. */
const TELLING: ReadonlyMap<string, CollectionKind> = new Map([
  ['splice', 'array'],
  ['unshift', 'array'],
  ['indexOf', 'array'],
  ['findIndex', 'array'],
  ['reduce', 'array'],
  ['sort', 'array'],
  ['reverse', 'array'],
  ['slice', 'array'],
  ['add', 'set'],
  ['set', 'map'],
]);

/** Prepares the answers for one file. */
export function gatherKinds(module: IrModule, identification: Identification, names: Names): Kinds {
  const told = new Map<string, Set<CollectionKind>>();
  const tell = (spot: Spot | null, kind: CollectionKind | null | undefined): void => {
    if (spot === null || kind === null || kind === undefined) return;
    const known = told.get(spotKey(spot));
    if (known === undefined) told.set(spotKey(spot), new Set([kind]));
    else known.add(kind);
  };
  /** `const watchers = host.watchers`: what a constant had when it was made. */
  const givenFrom = new Map<string, Spot>();
  for (const { id } of module.functions) {
    const fn = module.body(id);
    for (const instr of eachInstr(fn)) {
      if (instr.kind === 'assign') {
        // What is no list at first is none later on, whatever is called on it: `watchers = {}`.
        const isBare = instr.value.kind === 'record' && instr.value.entries.length === 0;
        const made = isBare ? 'object' : kindMade(instr.value, fn);
        const target = names.spotOfPlace(instr.target, id);
        if (made !== null) tell(target, made);
        const given = instr.declares ? names.spotOf(instr.value, id) : null;
        if (target !== null && given !== null) givenFrom.set(spotKey(target), given);
      } else if (instr.kind === 'call' && instr.callee.kind === 'method') {
        const kind = TELLING.get(instr.callee.name ?? '');
        if (kind !== undefined) tell(names.spotOf(instr.callee.receiver, id), kind);
      }
    }
  }
  return {
    of: (node, spot) => {
      const given = givenFrom.get(spotKey(spot));
      const kind = only([...(told.get(spotKey(spot)) ?? []), ...((given && told.get(spotKey(given))) ?? [])]);
      // What has `splice` is walked as an array is; but not every `set` and `delete` is that of a map.
      return kind === 'array' ? kind : (typedKind(node, identification) ?? kind);
    },
    holdsSockets: (node) => holdsSockets(identification.typeOf(node)),
  };
}

function only(told: readonly CollectionKind[]): CollectionKind | null {
  const [kind, another] = new Set(told);
  return kind === undefined || another !== undefined ? null : kind;
}

function typedKind(node: Node, { typeOf }: Identification): CollectionKind | 'other' | null {
  const kinds = new Set<CollectionKind | 'other'>();
  for (const part of partsOf(typeOf(node))) {
    if (part.kind === 'collection') kinds.add(part.of);
    else if (part.kind === 'tuple') kinds.add('array');
    else kinds.add('other');
  }
  const [kind, another] = kinds;
  if (kind === undefined) return null;
  return another === undefined ? kind : 'other';
}
