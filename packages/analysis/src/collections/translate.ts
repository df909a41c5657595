// What a function that is called changes, in terms of its caller.
import type { FunctionId, Value } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Change, Key, Operation, Position } from './change.ts';
import { classAround, isWithin, type Run } from './runs.ts';
import type { Names } from './names.ts';
import { below, entryKey, entrySegment, isKeyedByPlace, restBelow, type Spot } from './spot.ts';

export interface Translation {
  readonly run: Run;
  readonly caller: FunctionId;
  readonly names: Names;
  readonly identification: Identification;
}

/** Returns the change as the caller of `run` would write it, or null where it has no name for the collection. */
export function translateChange(change: Change, translation: Translation): Change | null {
  const spot = translateSpot(change.spot, translation);
  if (spot === null) return null;
  return { spot, operation: translateOperation(change.operation, translation), node: change.node };
}

function translateOperation(operation: Operation, translation: Translation): Operation {
  switch (operation.kind) {
    case 'remove':
    case 'insert':
      return { ...operation, at: translatePosition(operation.at, translation) };
    case 'put':
    case 'delete':
    case 'readd':
      return { ...operation, key: translateKey(operation.key, translation) };
    case 'append':
    case 'shrink':
    case 'replace':
      return operation;
    default:
      return operation satisfies never;
  }
}

function translatePosition(at: Position, translation: Translation): Position {
  if (at.kind !== 'index' && at.kind !== 'element') return at;
  const spot = translateSpot(at.spot, translation);
  if (spot !== null) return { ...at, spot };
  return at.kind === 'element' ? { kind: 'searched' } : { kind: 'unknown' };
}

function translateKey(key: Key, translation: Translation): Key {
  const inner = key.kind === 'spot' ? key.spot : key.kind === 'fresh' ? key.from : null;
  if (inner === null) return key;
  const spot = translateSpot(inner, translation);
  if (spot === null) return { kind: 'unknown' };
  return key.kind === 'fresh' ? { kind: 'fresh', from: spot } : { kind: 'spot', spot };
}

function translateSpot(whole: Spot, translation: Translation): Spot | null {
  const { run, caller, identification } = translation;
  const spot = translateEntries(whole, translation);
  if (spot === null) return null;
  const known = run.socket === null ? null : restBelow(spot, run.socket.inside);
  if (known !== null && run.socket !== null) return below(run.socket.outside, known);
  // Inside a callback that stands in the caller a key is the same variable; elsewhere it only has the same name.
  const isKeyed = spot.path.some((segment) => isKeyedByPlace(segment) && entryKey(segment) === null);
  if (isKeyed && !isWithin(run.target.id, caller, identification)) return null;
  if (spot.root.startsWith('c')) return ofReceiver(spot, translation);
  if (spot.root.startsWith('p') && spot.owner === run.target.id) return ofArgument(spot, translation);
  if (spot.root === `f${run.target.id}`) return ofReceiver(spot, translation);
  if (spot.owner === null) return spot;
  // Variables of the called function are gone, and those around it belong to one of many calls, unless the caller stands there too.
  if (isWithin(spot.owner, run.target.id, identification)) return null;
  return isWithin(caller, spot.owner, identification) ? spot : null;
}

/** `rooms.get(room)` in `leave(member, room)` is `rooms.get(name)` to who calls `leave(member, name)`. */
function translateEntries(spot: Spot, translation: Translation): Spot | null {
  const path: string[] = [];
  for (const segment of spot.path) {
    const key = entryKey(segment);
    const translated = key === null ? null : translateSpot(key, translation);
    if (key !== null && translated === null) return null;
    path.push(translated === null ? segment : entrySegment(translated));
  }
  return { ...spot, path };
}

/** `this.players` in a method is `room.players` to who calls `room.leave()`. */
function ofReceiver(spot: Spot, { run, caller, names, identification }: Translation): Spot | null {
  const { target, how, site } = run;
  const { instr } = site;
  if (how !== 'called') return spot;
  if (target.class === null && spot.root.startsWith('c')) return spot;
  if (instr.style === 'new' || instr.callee.kind !== 'method') return null;
  const { receiver } = instr.callee;
  if (receiver.kind === 'place' && receiver.place.root.kind === 'super') {
    const own = classAround(caller, identification);
    return own === null ? null : { ...spot, root: `c${own}` };
  }
  const base = names.spotOf(receiver, caller);
  return base === null ? null : below(base, spot.path);
}

function ofArgument(spot: Spot, { run, caller, names }: Translation): Spot | null {
  if (run.how !== 'called') return null;
  const index = Number(/\.(\d+)$/.exec(spot.root)?.[1]);
  const given = run.site.instr.arguments.slice(0, index + 1);
  const argument = given[index];
  if (argument === undefined || given.some(({ spread }) => spread)) return null;
  return ofValue(argument.value, spot.path, caller, names);
}

/** `{ clients: this.clients }` holds under `clients` what the caller calls `this.clients`. */
function ofValue(value: Value, path: readonly string[], caller: FunctionId, names: Names): Spot | null {
  let at = value;
  let used = 0;
  while (at.kind === 'record') {
    const entry = at.entries.findLast(({ name }) => name === path[used] || name === null);
    if (entry === undefined || entry.name === null) return null;
    at = entry.value;
    used++;
  }
  const base = names.spotOf(at, caller);
  return base === null ? null : below(base, path.slice(used));
}
