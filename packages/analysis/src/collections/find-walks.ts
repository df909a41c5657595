// IR in, sites out: every loop of a file that may change the collection it walks, in source order.
import { mentionsWalks } from '../evidence.ts';
import type { WalkSite } from '../facts.ts';
import type { FunctionId, IrModule, Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Grade } from '../sockets/types.ts';
import type { Source } from '../source.ts';
import { eachCallbackWalk } from './callback-walks.ts';
import { gatherEffects, type Effects } from './effects.ts';
import { eachIndexWalk } from './index-walks.ts';
import { eachIteratorWalk } from './iterator-walks.ts';
import { judgeWalk, type Verdict } from './judge-walk.ts';
import { gatherKeyPaths } from './key-paths.ts';
import { gatherKinds } from './kind.ts';
import { gatherOthers, waits } from './others.ts';
import { eachHolder, type Event } from './own-events.ts';
import { spotKey, type Spot } from './spot.ts';
import { byCollection, type Walk } from './walk.ts';
import { mayChangeWhatItWalks } from './walked-and-changed.ts';

/** Finds the walks over collections that change on the way, whatever the collections hold. */
export function findWalks(source: Source, module: IrModule, identification: Identification): WalkSite[] {
  if (!mentionsWalks(source.text) || !mayChangeWhatItWalks(source.ast, module)) return [];
  const effects = gatherEffects(module, identification);
  const walks = effects === null ? [] : gatherWalks(module, effects, identification);
  if (effects === null || walks.length === 0) return [];
  const groups = byCollection(walks);
  const kinds = gatherKinds(module, identification, effects.names);
  const knowledge = {
    effects,
    kinds,
    others: gatherOthers(module, effects, identification),
    walksOver: (walk: Walk) => (groups.get(spotKey(walk.spot)) ?? []).filter((other) => other !== walk),
    keyPathOf: gatherKeyPaths(module, effects),
  };
  const eventsIn = prepareEvents(effects);
  const sites = walks.flatMap((walk) => {
    const verdicts = judgeWalk(walk, eventsIn(walk), knowledge);
    if (verdicts.length === 0) return [];
    const ofSockets = kinds.holdsSockets(walk.collection);
    const suspended = walk.loop !== null && waits(walk);
    return verdicts.map((verdict) => siteOf(walk, verdict, source, { ofSockets, suspended }));
  });
  return sites.sort(byPosition);
}

/** Finds the walks over what anything in the file changes. */
function gatherWalks(module: IrModule, effects: Effects, identification: Identification): Walk[] {
  const { names } = effects;
  const changed = new Set<string>();
  for (const { id } of module.functions)
    for (const { change } of effects.of(id)) changed.add(spotKey(change.spot));
  const isChanged = (spot: Spot): boolean => changed.has(spotKey(spot));
  return module.functions.flatMap(({ id }) => {
    const fn = module.body(id);
    return [
      ...eachIteratorWalk(fn, names, isChanged),
      ...eachIndexWalk(fn, names, isChanged),
      ...(effects.of(id).length > 0
        ? eachCallbackWalk(fn, effects.runs.asCallback(fn), names, identification, isChanged)
        : []),
    ];
  });
}

/** Prepares the lists of the events within a walk that change what it walks, or put something else in its place. */
function prepareEvents(effects: Effects): (walk: Walk) => readonly Event[] {
  const byFunction = new Map<FunctionId, ReadonlyMap<string, readonly Event[]>>();
  return ({ fn, spot, round, loop }) => {
    let groups = byFunction.get(fn.id);
    if (groups === undefined) byFunction.set(fn.id, (groups = groupEvents(effects.of(fn.id))));
    const found: Event[] = [];
    for (const holder of eachHolder(spot)) {
      for (const event of groups.get(spotKey(holder)) ?? []) {
        const concerns = holder.path.length === spot.path.length || event.change.operation.kind === 'replace';
        if (concerns && round.blocks.has(event.block) && (loop !== null || event.early)) found.push(event);
      }
    }
    return found;
  };
}

function groupEvents(events: readonly Event[]): ReadonlyMap<string, readonly Event[]> {
  const groups = new Map<string, Event[]>();
  for (const event of events) {
    const key = spotKey(event.change.spot);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [event]);
    else group.push(event);
  }
  return groups;
}

function siteOf(
  walk: Walk,
  { event, change, kind }: Verdict,
  { text }: Source,
  { ofSockets, suspended }: { readonly ofSockets: Grade | null; readonly suspended: boolean },
): WalkSite {
  const { node, collection, walkedAs } = walk;
  return {
    loop: node,
    collection: { node: collection, text: text.slice(...collection.range), kind, ofSockets, walkedAs },
    change: {
      node: event.node,
      kind: change,
      text: printChange(event.change.node, text),
      isInSight: event.node === event.change.node,
    },
    suspended,
  };
}

/** Prints a call without its arguments, on one line. */
function printChange(node: Node, text: string): string {
  if (node.type !== 'CallExpression') return text.slice(...node.range);
  const callee = text.slice(...node.callee.range).replace(/\s+/g, '');
  return `${callee}(${node.arguments.length === 0 ? '' : '…'})`;
}

function byPosition(one: WalkSite, other: WalkSite): number {
  return one.loop.range[0] - other.loop.range[0] || one.change.node.range[0] - other.change.node.range[0];
}
