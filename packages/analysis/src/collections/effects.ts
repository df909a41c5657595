// What each function changes: by itself, and through what runs inside its calls.
import type { FunctionId, IrModule } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { gatherCallSites } from './call-sites.ts';
import { prepareCloseListeners } from './close-listeners.ts';
import { handOn, type Effect } from './hand-on.ts';
import { gatherNames, type Names } from './names.ts';
import { addReplacements, eachOwnEvent, type Event } from './own-events.ts';
import { prepareRuns, type Run, type Runs } from './runs.ts';
import { findPrelude, isEarly, type Prelude } from './suspension.ts';
import { translateChange } from './translate.ts';

export interface Effects {
  readonly names: Names;
  /** The changes in a function and in what its calls run, in no order. */
  readonly of: (fn: FunctionId) => readonly Event[];
  /** Those of them that the function makes itself. */
  readonly ownOf: (fn: FunctionId) => readonly Event[];
  readonly runs: Runs;
}

/** Calls within calls that are followed. */
const MAX_DEPTH = 4;

/** Gathers the changes of a file; null where nothing is changed. */
export function gatherEffects(module: IrModule, identification: Identification): Effects | null {
  const names = gatherNames(module, identification);
  const ids = module.functions.map(({ id }) => id);
  const preludes = new Map(ids.map((id) => [id, findPrelude(module.body(id))]));
  const own = new Map(
    ids.map((id) => [id, [...eachOwnEvent(module.body(id), names, preludes.get(id) ?? null)]]),
  );
  if ([...own.values()].every((events) => events.length === 0)) return null;
  addReplacements(module, names, own, preludes);

  const sites = gatherCallSites(module);
  const runs = prepareRuns(sites, identification, prepareCloseListeners(sites, identification, names));
  const events = new Map([...own].map(([id, first]) => [id, [...first]]));
  const known = new Map(ids.map((id) => [id, new Set<string>()]));
  let fresh: ReadonlyMap<FunctionId, readonly Event[]> = own;
  for (let depth = 0; depth < MAX_DEPTH && fresh.size > 0; depth++) {
    const next = new Map<FunctionId, Event[]>();
    for (const [id, added] of fresh) {
      const effects = handOn(module.body(id), added, events.get(id) ?? [], known.get(id) ?? new Set());
      if (effects.length === 0) continue;
      for (const run of runs.of(module.body(id))) {
        const { caller } = run.site;
        const here = { caller, names, identification, prelude: preludes.get(caller) ?? null };
        const arrived = arrive(effects, run, here);
        if (arrived.length > 0) next.set(caller, [...(next.get(caller) ?? []), ...arrived]);
      }
    }
    for (const [caller, arrived] of next) events.get(caller)?.push(...arrived);
    fresh = next;
  }
  return { names, of: (fn) => events.get(fn) ?? [], ownOf: (fn) => own.get(fn) ?? [], runs };
}

interface Caller {
  readonly caller: FunctionId;
  readonly names: Names;
  readonly identification: Identification;
  readonly prelude: Prelude;
}

/** What the effects of a function are where it is run. */
function arrive(effects: readonly Effect[], run: Run, { prelude, ...caller }: Caller): Event[] {
  // The body of a generator runs when somebody asks for its values.
  if (run.target.isGenerator) return [];
  const { block, position, instr, awaited } = run.site;
  const point = { block: block.id, position };
  const isHere = isEarly(prelude, point);
  return effects.flatMap((effect): Event[] => {
    if (run.target.isAsync && !effect.early && !awaited) return [];
    const change = translateChange(effect.change, { run, ...caller });
    if (change === null) return [];
    const sure = effect.sure && (run.how === 'called' || run.how === 'at-once');
    return [{ ...point, within: block, change, node: instr.node, sure, early: isHere && effect.early }];
  });
}
