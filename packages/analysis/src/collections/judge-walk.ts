// One walk, with all that changes its collection on the way: what is worth telling.
import { aliasesAt } from './aliases.ts';
import type { Effects } from './effects.ts';
import { judgeArray, type ChangeKind } from './judge-array.ts';
import { judgeKeyed } from './judge-keyed.ts';
import type { Kinds } from './kind.ts';
import type { Others } from './others.ts';
import type { Event } from './own-events.ts';
import { eachBlock } from './paths.ts';
import { isKeyedByPlace } from './spot.ts';
import type { Walk } from './walk.ts';

export interface Verdict {
  readonly event: Event;
  readonly change: ChangeKind;
  readonly kind: 'array' | 'set' | 'map';
}

export interface Knowledge {
  readonly effects: Effects;
  readonly kinds: Kinds;
  readonly others: Others;
  /** The walks over a collection, by its key. */
  readonly walksOver: (walk: Walk) => readonly Walk[];
  readonly keyPathOf: (walk: Walk) => readonly string[] | null;
}

/** Where one call does several things, the first of these is told. */
const ORDER: readonly ChangeKind[] = [
  'removes-element',
  'inserts-element',
  'readds-current',
  'appends-always',
  'adds-entry',
  'deletes-other',
  'deletes-current',
];

/** Judges the changes of the walked collection; `events` are those within the walk. At most one verdict per node. */
export function judgeWalk(walk: Walk, events: readonly Event[], knowledge: Knowledge): Verdict[] {
  if (events.some(({ change }) => change.operation.kind === 'replace') || movesKey(walk, knowledge))
    return [];
  const told = knowledge.kinds.of(walk.collection, walk.spot);
  const best = new Map<Event['node'], Verdict>();
  for (const event of events) {
    const verdict = judgeEvent(event, walk, events, told, knowledge);
    const known = best.get(event.node);
    if (verdict === null || (known !== undefined && rankOf(known) <= rankOf(verdict))) continue;
    best.set(event.node, verdict);
  }
  const verdicts = [...best.values()];
  const isShifted = verdicts.some(
    ({ change }) => change === 'removes-element' || change === 'inserts-element',
  );
  if (isShifted || (told !== 'array' && told !== null)) return verdicts;
  const ofSockets = knowledge.kinds.holdsSockets(walk.collection) !== null;
  const removal = knowledge.others.removalDuring(walk, ofSockets ? 'sockets' : 'others');
  return removal === null
    ? verdicts
    : [...verdicts, { event: removal, change: 'others-remove', kind: 'array' }];
}

function rankOf({ change }: Verdict): number {
  return ORDER.indexOf(change);
}

function judgeEvent(
  event: Event,
  whole: Walk,
  events: readonly Event[],
  told: ReturnType<Kinds['of']>,
  { effects: { names }, walksOver, keyPathOf }: Knowledge,
): Verdict | null {
  const walk = { ...whole, aliases: aliasesAt(whole.aliases, whole.round, event) };
  if (told === 'set' || told === 'map') {
    if (walk.steps === 'index' || walk.steps === 'names') return null;
    const keyed = { walk, kind: told, events, others: walksOver(whole), names, keyPath: keyPathOf(whole) };
    const change = judgeKeyed(event, keyed);
    return change === null ? null : { event, change, kind: told };
  }
  const { operation } = event.change;
  // Only arrays have these methods, more or less; queues of all sorts have a `push`.
  const isTelling = operation.kind === 'remove' || operation.kind === 'insert';
  if (told !== 'array' && !(told === null && (isTelling || walk.steps === 'index'))) return null;
  const change = judgeArray(event, walk, events, names);
  return change === null ? null : { event, change, kind: 'array' };
}

/** `for (const peer of rooms[id]) { id = next; … }`: the same words mean another collection later. */
function movesKey({ spot, round }: Walk, { effects: { names } }: Knowledge): boolean {
  const keys = spot.path.filter(isKeyedByPlace);
  if (keys.length === 0) return false;
  for (const { instrs } of eachBlock(round)) {
    for (const instr of instrs) {
      if (instr.kind !== 'assign' || instr.target.root.kind !== 'variable') continue;
      const { name } = instr.target.root.variable;
      const isOwn = names.constantOf(instr.target.root.variable) !== null;
      if (!isOwn && keys.some((key) => new RegExp(`\\b${escape(name)}\\b`).test(key))) return true;
    }
  }
  return false;
}

function escape(name: string): string {
  return name.replaceAll('$', '\\$');
}
