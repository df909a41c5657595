// What a function hands on to its callers of the changes that were found in it.
import type { FunctionHeader, IrFunction } from '../ir/model.ts';
import { changeKey, type Change } from './change.ts';
import { spotOfKey } from './key.ts';
import type { Event } from './own-events.ts';
import { alwaysPasses, leadsTo } from './paths.ts';
import { wholeFunction } from './rounds.ts';
import { restBelow, spotKey, type Spot } from './spot.ts';

/** A change that a call of a function brings about. */
export interface Effect {
  readonly change: Change;
  readonly sure: boolean;
  readonly early: boolean;
}

/** Changes that one function hands on; one with more of them is no helper. */
const MAX_EFFECTS = 40;

/** Lists what is new among the changes of a function. `known` holds what was handed on before, and is added to. */
export function handOn(
  fn: IrFunction,
  fresh: readonly Event[],
  all: readonly Event[],
  known: Set<string>,
): Effect[] {
  const round = wholeFunction(fn);
  const replaced = all.flatMap(({ change }) => (change.operation.kind === 'replace' ? [change.spot] : []));
  const effects: Effect[] = [];
  const add = (effect: Effect): void => {
    const key = `${changeKey(effect.change)}\n${effect.sure} ${effect.early}`;
    if (known.size >= MAX_EFFECTS || known.has(key)) return;
    known.add(key);
    effects.push(effect);
  };
  for (const { change, ...event } of fresh) {
    if (!hasNameOutside(change.spot, fn) || isReplaced(change, replaced)) continue;
    const { kind } = change.operation;
    // Only of what may make a loop endless is it asked whether it always comes about.
    const sure = event.sure && (kind === 'append' || kind === 'put') && alwaysPasses(round, [event]);
    add({ change, sure, early: event.early });
  }
  for (const { change, early } of eachReadding(fn, fresh, all))
    if (hasNameOutside(change.spot, fn) && !isReplaced(change, replaced)) add({ change, sure: false, early });
  return effects;
}

/** What lives only as long as the call is nothing to the caller. */
function hasNameOutside({ root, owner }: Spot, fn: FunctionHeader): boolean {
  return owner !== fn.id || root.startsWith('p') || root.startsWith('f');
}

/** `this.peers = this.peers.slice(); this.peers.push(peer)`: who walks the old array does not see it. */
function isReplaced({ spot, operation }: Change, replaced: readonly Spot[]): boolean {
  return operation.kind !== 'replace' && replaced.some((holder) => restBelow(spot, holder) !== null);
}

/** Finds entries that are deleted and then put in again. */
function* eachReadding(fn: IrFunction, fresh: readonly Event[], all: readonly Event[]): Generator<Event> {
  const round = wholeFunction(fn);
  const added = new Set(fresh);
  const deletions = new Map<string, Event[]>();
  for (const event of all) {
    const entry = entryOf(event.change, 'delete');
    if (entry !== null) deletions.set(entry, [...(deletions.get(entry) ?? []), event]);
  }
  for (const event of all) {
    const entry = entryOf(event.change, 'put');
    const { operation } = event.change;
    if (entry === null || operation.kind !== 'put') continue;
    for (const deletion of deletions.get(entry) ?? []) {
      const isNew = added.has(event) || added.has(deletion);
      if (!isNew || !leadsTo(round, after(deletion), event)) continue;
      const { key, isBack } = operation;
      yield { ...event, change: { ...event.change, operation: { kind: 'readd', key, isBack } } };
      break;
    }
  }
}

/** A name for the entry that a change puts in or deletes. */
function entryOf({ spot, operation }: Change, kind: 'put' | 'delete'): string | null {
  if (operation.kind !== kind || (operation.kind !== 'put' && operation.kind !== 'delete')) return null;
  const key = spotOfKey(operation.key);
  return key === null ? null : `${spotKey(spot)}\n\n${spotKey(key)}`;
}

function after<E extends Event>(event: E): E {
  return { ...event, position: event.position + 1 };
}
