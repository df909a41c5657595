// What a change of a set or map does to a walk over it.
import type { Key } from './change.ts';
import { isEndless } from './endless.ts';
import type { ChangeKind } from './judge-array.ts';
import type { Names } from './names.ts';
import type { Event } from './own-events.ts';
import { goesOn } from './next-round.ts';
import { leadsTo } from './paths.ts';
import { isOther } from './other-entry.ts';
import { isCurrent, partOf, type Walk } from './walk.ts';

/** What the walk over a set or map is judged by. */
export interface KeyedWalk {
  readonly walk: Walk;
  readonly kind: 'set' | 'map';
  /** Changes of the collection in the walk. */
  readonly events: readonly Event[];
  /** Other walks over the same collection. */
  readonly others: readonly Walk[];
  readonly names: Names;
  /** Where each value of the map holds its own key; null where that cannot be told. */
  readonly keyPath: readonly string[] | null;
}

/** Returns what a change is to the walk; null where it is nothing to it, or nobody can tell. */
export function judgeKeyed(event: Event, keyed: KeyedWalk): ChangeKind | null {
  const { operation } = event.change;
  const { walk } = keyed;
  switch (operation.kind) {
    case 'put':
      if (isAtHand(operation.key, keyed))
        return isPutBack(event, keyed) && !isReadTooLate(event, operation.isBack, keyed)
          ? 'readds-current'
          : null;
      return isAlwaysNew(operation.key, keyed) && isEndless([event], walk) && !isCut(keyed)
        ? 'adds-entry'
        : null;
    case 'readd':
      return isAtHand(operation.key, keyed) &&
        goesOn(walk.round, event) &&
        !isReadTooLate(event, operation.isBack, keyed)
        ? 'readds-current'
        : null;
    case 'delete':
      return judgeDeletion(event, operation.key, keyed);
    default:
      return null;
  }
}

function judgeDeletion(event: Event, key: Key, keyed: KeyedWalk): ChangeKind | null {
  if (key.kind !== 'spot' || !goesOn(keyed.walk.round, event)) return null;
  if (isAtHand(key, keyed)) return returns(event, keyed) ? null : 'deletes-current';
  return isOther(key.spot, event, keyed) ? 'deletes-other' : null;
}

function isAtHand(key: Key, { walk, kind, keyPath }: KeyedWalk): boolean {
  if (key.kind !== 'spot') return false;
  if (isCurrent(key.spot, walk, kind)) return true;
  const part = kind === 'map' && keyPath !== null ? partOf(key.spot, walk, kind) : null;
  return part?.of === 'value' && keyPath !== null && part.path.join('\n') === keyPath.join('\n');
}

/** Whether the entry at hand was deleted before it is put in. */
function isPutBack(event: Event, keyed: KeyedWalk): boolean {
  const { round } = keyed.walk;
  if (!goesOn(round, event)) return false;
  return keyed.events.some(({ change: { operation }, ...deletion }) => {
    if (operation.kind !== 'delete' || !isAtHand(operation.key, keyed)) return false;
    return leadsTo(round, { block: deletion.block, position: deletion.position + 1 }, event);
  });
}

/** `rooms.delete(name); flush(name);`, where `flush` puts back what it reads itself: then there is nothing to put back. */
function isReadTooLate(event: Event, isBack: boolean, keyed: KeyedWalk): boolean {
  return (
    isBack &&
    keyed.events.some(
      ({ change: { operation }, ...deletion }) =>
        operation.kind === 'delete' &&
        deletion.node !== event.node &&
        isAtHand(operation.key, keyed) &&
        leadsTo(keyed.walk.round, { block: deletion.block, position: deletion.position + 1 }, event),
    )
  );
}

/** Whether the entry that is deleted is put in again further on. */
function returns(deletion: Event, keyed: KeyedWalk): boolean {
  const after = { block: deletion.block, position: deletion.position + 1 };
  return keyed.events.some(({ change: { operation }, ...event }) => {
    if (operation.kind === 'readd') return event.node === deletion.node;
    if (operation.kind !== 'put' || !isAtHand(operation.key, keyed)) return false;
    return leadsTo(keyed.walk.round, after, event);
  });
}

/** `names.add('old ' + name)`: equal to nothing that is there, or that was added a round ago. */
function isAlwaysNew(key: Key, { walk, kind }: KeyedWalk): boolean {
  return key.kind === 'fresh' && (key.from === null || isCurrent(key.from, walk, kind));
}

function isCut({ events }: KeyedWalk): boolean {
  return events.some(({ change: { operation } }) => operation.kind === 'shrink');
}
