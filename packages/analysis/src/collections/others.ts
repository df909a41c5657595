// Handlers that run while a loop waits: what they take out of the array, the loop does not notice.
import type { FunctionHeader, FunctionId, IrModule } from '../ir/model.ts';
import type { Effects } from './effects.ts';
import type { Identification } from '../sockets/identify.ts';
import { happensAnyTime } from './meanwhile.ts';
import type { Event } from './own-events.ts';
import { goesOn } from './next-round.ts';
import { eachBlock } from './paths.ts';
import { isWithin } from './runs.ts';
import { isKeyedByPlace, restBelow, spotKey } from './spot.ts';
import { letsOthersRun } from './suspension.ts';
import type { Walk } from './walk.ts';

export interface Others {
  /**
   * A removal in another function that runs while the walk waits; null where there is none in this file. Sockets leave at any time; what
   * takes out anything else has to be seen to run at its own time.
   */
  readonly removalDuring: (walk: Walk, of: 'sockets' | 'others') => Event | null;
}

/** Gathers the removals of a file by what they take from. */
export function gatherOthers(module: IrModule, effects: Effects, identification: Identification): Others {
  const removals = new Map<string, { fn: FunctionId; event: Event }[]>();
  for (const { id: fn, kind } of module.functions) {
    // What runs once, before anybody else can know of the array, disturbs nobody.
    if (kind === 'module' || kind === 'constructor' || kind === 'field' || kind === 'static-block') continue;
    const own = effects.ownOf(fn);
    for (const event of own) {
      if (!shifts(event) || isReplaced(event, own)) continue;
      const key = spotKey(event.change.spot);
      removals.set(key, [...(removals.get(key) ?? []), { fn, event }]);
    }
  }
  return {
    removalDuring: (walk, of) => {
      if (walk.loop === null || walk.spot.path.some(isKeyedByPlace)) return null;
      const found = removals.get(spotKey(walk.spot))?.find(({ fn }) => canRunDuring(fn, walk, of));
      return found === undefined || !waits(walk) ? null : found.event;
    },
  };

  function canRunDuring(fn: FunctionId, walk: Walk, of: 'sockets' | 'others'): boolean {
    if (fn === walk.fn.id || isWithin(walk.fn.id, fn, identification)) return false;
    const header = module.body(fn);
    // What only the walking function itself calls runs before or after the loop, or is seen in it.
    const runs = isHidden(header) ? effects.runs.of(header) : [];
    if (runs.length > 0 && runs.every(({ site }) => site.caller === walk.fn.id)) return false;
    return of === 'sockets' || happensAnyTime(fn, effects.runs, identification);
  }
}

function shifts({ change: { operation } }: Event): boolean {
  return operation.kind === 'remove' && operation.at.kind !== 'last';
}

function isReplaced({ change }: Event, all: readonly Event[]): boolean {
  return all.some(
    (other) =>
      other.change.operation.kind === 'replace' && restBelow(change.spot, other.change.spot) !== null,
  );
}

/** Tells whether a round suspends and then goes on to the next. */
export function waits({ fn, round }: Walk): boolean {
  for (const block of eachBlock(round)) {
    for (const [position, instr] of block.instrs.entries()) {
      const point = { block: block.id, position };
      if (letsOthersRun(instr, fn) && goesOn(round, point)) return true;
    }
  }
  return false;
}

/** Whether all calls of a function stand in this file. */
function isHidden({ name, kind, node }: FunctionHeader): boolean {
  if (name?.startsWith('#') === true || kind === 'arrow') return true;
  return kind === 'function' && node.parent?.type !== 'ExportNamedDeclaration';
}
