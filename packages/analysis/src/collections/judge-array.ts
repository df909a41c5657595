// What a change of an array does to a walk over it.
import type { WalkSite } from '../facts.ts';
import { isAskedAgain } from './asked-again.ts';
import type { Position } from './change.ts';
import { isEndless } from './endless.ts';
import type { Names } from './names.ts';
import { isOfOnlyMatch } from './only-match.ts';
import type { Event } from './own-events.ts';
import { goesOn } from './next-round.ts';
import { leadsTo } from './paths.ts';
import { readsItem } from './reads-item.ts';
import { countSteps } from './steps.ts';
import { isCurrent, isElement, type Walk } from './walk.ts';

export type ChangeKind = WalkSite['change']['kind'];

/** Returns what is wrong with a change of the walked array; null where nothing is, or nobody can tell. */
export function judgeArray(
  event: Event,
  walk: Walk,
  events: readonly Event[],
  names: Names,
): ChangeKind | null {
  const { operation } = event.change;
  switch (operation.kind) {
    case 'remove': {
      const moves = movesBack(operation.at, walk, 'remove') && leavesGap(event, walk, names);
      const isHarmless = isMadeUpFor(event, walk, events) || isOfOnlyMatch(event, walk, names);
      return moves && !isHarmless ? 'removes-element' : null;
    }
    case 'insert': {
      const moves = movesBack(operation.at, walk, 'insert') && repeats(event, walk, names);
      return moves && !isMadeUpFor(event, walk, events) ? 'inserts-element' : null;
    }
    case 'append':
      return !walk.isBounded && isEndless([event], walk) && !isCut(events) ? 'appends-always' : null;
    default:
      return null;
  }
}

/**
 * Whether what the walk is at, or something before it, is what the change takes out or puts something in front of.
 *
 * | position                       | taken out              | put in           |
 * | ------------------------------ | ---------------------- | ---------------- |
 * | the index or element at hand   | yes                    | yes              |
 * | the first                      | yes                    | yes              |
 * | beside the index: `index - 1`  | meant, as a rule       | meant, as a rule |
 * | the last                       | no                     | no               |
 * | what a search finds            | yes, as a rule         | nobody can tell  |
 * | another variable               | nobody can tell        | nobody can tell  |
 */
function movesBack(at: Position, walk: Walk, how: 'remove' | 'insert'): boolean {
  switch (at.kind) {
    case 'first':
      return true;
    case 'index':
      return at.offset === 0 && isCurrent(at.spot, walk, 'array');
    case 'element':
      return isElement(at.spot, walk);
    case 'searched':
      return how === 'remove';
    case 'last':
    case 'unknown':
      return false;
    default:
      return at satisfies never;
  }
}

function leavesGap(event: Event, walk: Walk, names: Names): boolean {
  const { counter, round } = walk;
  if (!goesOn(round, event)) return false;
  if (counter === null) return true;
  if (isAskedAgain(event, walk)) return false;
  return (
    isWalked(event, walk, names) && [...countSteps(round, counter.variable, event)].some((steps) => steps > 0)
  );
}

function repeats(event: Event, walk: Walk, names: Names): boolean {
  const { counter, round } = walk;
  if (walk.steps === 'names' || !goesOn(round, event)) return false;
  if (counter === null) return true;
  return isWalked(event, walk, names) && countSteps(round, counter.variable, event).has(1);
}

/** `for (let i = 0; i < 3; i++) jobs.shift()` only counts. */
function isWalked({ change: { operation } }: Event, walk: Walk, names: Names): boolean {
  const isAtIndex =
    (operation.kind === 'remove' || operation.kind === 'insert') && operation.at.kind === 'index';
  return isAtIndex || readsItem(walk, names);
}

/** `jobs.unshift(jobs.splice(i, 1)[0])`: what is taken out in a round is put in elsewhere, and the rest stays where it is. */
function isMadeUpFor(event: Event, { round }: Walk, events: readonly Event[]): boolean {
  const { kind } = event.change.operation;
  return events.some((other) => {
    const opposite = other.change.operation.kind === (kind === 'remove' ? 'insert' : 'remove');
    return opposite && (leadsTo(round, event, other) || leadsTo(round, other, event));
  });
}

/** Whether something in the loop keeps the array short. */
function isCut(events: readonly Event[]): boolean {
  return events.some(
    ({ change: { operation } }) => operation.kind === 'remove' || operation.kind === 'shrink',
  );
}
