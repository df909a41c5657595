// Walks over collections: what they came to, what they passed over, what they came to twice. The program's text says where a
// walk is; the collections' own methods say what changes them.
import { Stop } from './failing.ts';
import { holds, noteKept, noteRemoved, socketIn } from './keeping.ts';
import { run, running, sight, tables } from './run.ts';

export interface Walk {
  readonly loop: number;
  readonly collection: object;
  readonly visited: unknown[];
  readonly before: readonly unknown[];
  /** The last call within the loop's text, and the step it was made in. */
  lastCall: number;
  step: number;
  /** The line of what changed the collection meanwhile; 0 for nothing. */
  changedAt: number;
  /** Entries that were removed before the walk came to them, by its own body. */
  readonly taken: unknown[];
  done: boolean;
  /** Of an index loop: nothing was read in this round yet. */
  isNewRound: boolean;
}

const MAX_TICKS = 3000;

/** Counts the rounds of loops and the calls of functions, so that nothing goes on for ever; `loop` is -1 for a call. */
export function tick(loop: number): void {
  const schedule = run();
  if (loop >= 0) schedule.rounds++;
  if (++schedule.ticks <= MAX_TICKS) return;
  if (schedule.ticks === MAX_TICKS + 1) sightEndless(loop);
  schedule.ended = true;
  // A `catch` of the program may swallow this; the next round throws it again.
  throw new Stop();
}

function sightEndless(loop: number): void {
  const { walks, call } = run();
  const walk = walks.findLast((one) => one.changedAt > 0);
  const { calls, loops } = tables();
  const line = walk?.changedAt ?? (loop >= 0 ? loops[loop]?.line : calls[call]?.line) ?? 0;
  sight('endless', line, 'it does not end');
}

const elementsOf = (collection: object): unknown[] =>
  collection instanceof Map ? [...collection.keys()] : [...(collection as Iterable<unknown>)];

export function startWalk(loop: number, collection: object): Walk {
  const { walks, step } = run();
  const walk: Walk = {
    loop,
    collection,
    visited: [],
    before: elementsOf(collection),
    lastCall: -1,
    step,
    changedAt: 0,
    taken: [],
    done: false,
    isNewRound: true,
  };
  walks.push(walk);
  return walk;
}

/** The walk has come to an element; of a map to its key. */
export function visit(walk: Walk, element: unknown): void {
  walk.step = run().step;
  walk.visited.push(element);
  run().rounds++;
}

export function leaveWalk(walk: Walk): void {
  const { walks } = run();
  walk.done = true;
  const at = walks.lastIndexOf(walk);
  if (at !== -1) walks.splice(at, 1);
}

/** The walk has come to its end by itself. */
export function finishWalk(walk: Walk): void {
  leaveWalk(walk);
  if (walk.changedAt === 0) return;
  const { visited, before, collection, taken, changedAt } = walk;
  // Primitives can be equal without being one.
  const doubled = visited.some(
    (element, at) =>
      visited.indexOf(element) !== at &&
      before.indexOf(element) === before.lastIndexOf(element) &&
      before.includes(element),
  );
  if (doubled) sight('twice', changedAt, 'the walk comes to an element twice');
  const left = elementsOf(collection);
  const missing = (element: unknown) => !visited.includes(element);
  const isSkipped = Array.isArray(collection)
    ? before.some((element) => missing(element) && left.includes(element))
    : taken.some((element) => missing(element) && !left.includes(element));
  if (isSkipped) sight('skipped', changedAt, 'the walk passes over an element');
}

/** A call within the text of loops is about to be made. */
export function noteCall(call: number): void {
  const { walks, step } = run();
  if (walks.length === 0) return;
  const loops = tables().calls[call]?.loops ?? [];
  for (const walk of walks) {
    if (!loops.includes(walk.loop)) continue;
    walk.lastCall = call;
    walk.step = step;
  }
}

function noteChange(collection: object, removed: unknown, removes: boolean): void {
  const { walks, step } = run();
  for (const walk of walks) {
    if (walk.collection !== collection) continue;
    const isOwn = walk.step === step;
    const call = isOwn ? tables().calls[walk.lastCall] : undefined;
    walk.changedAt = call?.line ?? tables().loops[walk.loop]?.line ?? 0;
    if (removes && isOwn && !walk.visited.includes(removed)) walk.taken.push(removed);
  }
}

/** Watches the methods that change a collection. */
export function installCollections(): void {
  type Watcher = (owner: object, given: unknown[]) => void;
  const watch = (
    prototype: object,
    name: string,
    changes: Watcher,
    { keeps, removes }: { readonly keeps?: Watcher; readonly removes?: Watcher } = {},
  ) => {
    const native = Reflect.get(prototype, name) as (...given: unknown[]) => unknown;
    Object.defineProperty(prototype, name, {
      configurable: true,
      writable: true,
      value: function (this: object, ...given: unknown[]) {
        const schedule = running();
        if (schedule === null) return native.apply(this, given);
        if (schedule.walks.length > 0) changes(this, given);
        if (schedule.closing !== null) removes?.(this, given);
        const result = native.apply(this, given);
        if (schedule.isCalling) keeps?.(this, given);
        return result;
      },
    });
  };
  const changed = (owner: object) => noteChange(owner, undefined, false);
  watch(Array.prototype, 'splice', changed);
  for (const name of ['shift', 'pop'])
    watch(Array.prototype, name, changed, {
      keeps: (owner) => {
        const schedule = run();
        if (tables().calls[schedule.call]?.name === name) schedule.queue = owner as unknown[];
      },
    });
  for (const name of ['push', 'unshift'])
    watch(Array.prototype, name, changed, {
      keeps: (owner, [value]) => noteKept(name, value, () => holds(owner, value)),
    });
  const { has } = Set.prototype;
  const { get } = Map.prototype;
  const hasKey = Map.prototype.has;
  watch(
    Set.prototype,
    'add',
    (owner, [value]) => {
      if (!has.call(owner, value)) changed(owner);
    },
    { keeps: (owner, [value]) => noteKept('add', value, () => has.call(owner, value)) },
  );
  watch(
    Map.prototype,
    'set',
    (owner, [key]) => {
      if (!hasKey.call(owner, key)) changed(owner);
    },
    {
      keeps: (owner, [key, value]) => {
        if (key !== value && socketIn(value) !== null)
          noteKept('set', value, () => get.call(owner, key) === value);
        else noteKept('set', key, () => hasKey.call(owner, key));
      },
    },
  );
  watch(Set.prototype, 'delete', (owner, [value]) => {
    if (has.call(owner, value)) noteChange(owner, value, true);
  });
  watch(
    Map.prototype,
    'delete',
    (owner, [key]) => {
      if (hasKey.call(owner, key)) noteChange(owner, key, true);
    },
    { removes: (owner, [key]) => noteRemoved('delete', get.call(owner, key)) },
  );
  for (const prototype of [Set.prototype, Map.prototype]) watch(prototype, 'clear', changed);
}
