// What a function hands on to its callers of the changes that were found in it.
import type { FunctionHeader, IrFunction } from '../ir/model.ts';
import { changeKey, type Change } from './change.ts';
import { spotOfKey } from './key.ts';
import type { Event } from './own-events.ts';
import { alwaysPasses, leadsTo } from './paths.ts';
import { wholeFunction } from './rounds.ts';
import { isSameSpot, restBelow, type Spot } from './spot.ts';

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
    add({ change, sure: event.sure && alwaysPasses(round, [event]), early: event.early });
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
export function* eachReadding(
  fn: IrFunction,
  fresh: readonly Event[],
  all: readonly Event[],
): Generator<Event & { readonly deletion: Event }> {
  const round = wholeFunction(fn);
  for (const event of all) {
    const { operation, spot } = event.change;
    const key = operation.kind === 'put' ? spotOfKey(operation.key) : null;
    if (operation.kind !== 'put' || key === null) continue;
    for (const deletion of all) {
      const { operation: other } = deletion.change;
      const deleted = other.kind === 'delete' ? spotOfKey(other.key) : null;
      const isSame = deleted !== null && isSameSpot(deleted, key) && isSameSpot(deletion.change.spot, spot);
      if (!isSame || !(fresh.includes(event) || fresh.includes(deletion))) continue;
      if (!leadsTo(round, after(deletion), event)) continue;
      yield {
        ...event,
        deletion,
        change: { ...event.change, operation: { kind: 'readd', key: operation.key } },
      };
    }
  }
}

function after<E extends Event>(event: E): E {
  return { ...event, position: event.position + 1 };
}
