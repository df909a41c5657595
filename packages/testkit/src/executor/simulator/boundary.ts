// The two sides of the program: what its instrumented text calls, and what the host calls from outside of the context.
import { offerEntries, offerExportedHandlers, setThunks } from './entries.ts';
import { enter, judgeRejections } from './failing.ts';
import { installGlobals } from './globals.ts';
import { judgeLeaks, noteCleared, notePut, supersede } from './keeping.ts';
import { defineGlobals, requireModule, restoreGlobals } from './modules.ts';
import { heard, heardAll, track } from './promises.ts';
import { loadTables, run, sight, startRun, tables, type Plan, type Run } from './run.ts';
import type { Tables } from './tables.ts';
import { answerUnknown, makeStub, makeValue, unknownValue } from './values.ts';
import { callFunction } from './functions.ts';
import { instanceClass } from './instances.ts';
import { introduce } from './makers.ts';
import { answerUnknownMethods } from './emitter.ts';
import { replaceSockets } from './sockets.ts';
import { timerAction } from './timers.ts';
import { finishWalk, leaveWalk, noteCall, startWalk, tick, visit, type Walk } from './walks.ts';
import { step } from './world.ts';

introduce({ callFunction, instanceClass, makeValue, unknownValue });

type ProgramText = (
  $: typeof program,
  exported: object,
  require: (specifier: string) => unknown,
  module: { exports: object },
) => unknown;

let scope: Record<string, unknown> = {};
let text: ProgramText | null = null;
let module: { exports: object } = { exports: {} };

/** What the instrumented text calls. */
const program = {
  track,
  heard,
  heardAll,
  tick,
  entries: setThunks,

  /** The arguments of a call, just before it is made. */
  at<T>(call: number, given: T): T {
    const schedule = run();
    schedule.call = call;
    schedule.isCalling = true;
    if (schedule.closing !== null) schedule.callsWhileClosing.push(tables().calls[call]?.line ?? 0);
    noteCall(call);
    return given;
  },

  stub(spec: number, name: string): unknown {
    const found = tables().specs[spec];
    if (found?.kind === 'function') return makeStub(name, found);
    return found === undefined ? undefined : makeValue(found);
  },

  /** Puts elements into a collection that starts empty and that nobody in sight fills. */
  fill<T>(collection: T, spec: number): T {
    const found = tables().specs[spec];
    const made = found === undefined ? undefined : makeValue(found);
    const isSame = Object.prototype.toString.call(made) === Object.prototype.toString.call(collection);
    return isSame ? (made as T) : collection;
  },

  /** `for (const x of …)` */
  *walk(loop: number, collection: unknown): Generator {
    // Whatever a loop walks can be walked.
    if (!isWalkable(collection)) return yield* collection as Iterable<unknown>;
    const walk = startWalk(loop, collection);
    const isMap = collection instanceof Map;
    try {
      for (const element of collection) {
        visit(walk, isMap ? (element as unknown[])[0] : element);
        yield element;
      }
      finishWalk(walk);
    } finally {
      leaveWalk(walk);
    }
    return undefined;
  },

  /** `for (const x of collection.values())` */
  *walkView(loop: number, collection: Map<unknown, unknown>, view: 'keys' | 'values' | 'entries'): Generator {
    const native = Reflect.get(collection, view) as () => Iterable<unknown>;
    if (!isWalkable(collection)) return yield* native.call(collection);
    const walk = startWalk(loop, collection);
    const isMap = collection instanceof Map;
    const isArray = Array.isArray(collection);
    try {
      for (const pair of collection.entries()) {
        visit(walk, isMap ? pair[0] : pair[1]);
        yield view === 'entries'
          ? pair
          : view === 'keys' && !(collection instanceof Set && !isArray)
            ? pair[0]
            : pair[1];
      }
      finishWalk(walk);
    } finally {
      leaveWalk(walk);
    }
    return undefined;
  },

  /** `for (const key in …)` */
  *keys(loop: number, object: object): Generator {
    if (!Array.isArray(object)) {
      for (const key in object) yield key;
      return undefined;
    }
    const walk = startWalk(loop, object);
    try {
      for (const key in object) {
        visit(walk, object[Number(key)]);
        yield key;
      }
      finishWalk(walk);
    } finally {
      leaveWalk(walk);
    }
    return undefined;
  },

  /** `collection.forEach(…)` and its kin */
  each(loop: number, collection: object, method: string, given: unknown[]): unknown {
    const native = Reflect.get(collection, method) as (...given: unknown[]) => unknown;
    const [callback, ...rest] = given;
    if (!isWalkable(collection) || typeof callback !== 'function')
      return Reflect.apply(native, collection, given);
    const walk = startWalk(loop, collection);
    const position = method.startsWith('reduce') ? 1 : 0;
    const isMap = collection instanceof Map;
    const watched = function (this: unknown, ...values: unknown[]): unknown {
      visit(walk, values[isMap ? 1 : position]);
      try {
        return Reflect.apply(callback, this, values);
      } catch (error) {
        escaped(walk, error);
        throw error;
      }
    };
    try {
      const result: unknown = Reflect.apply(native, collection, [watched, ...rest]);
      if (method === 'filter') supersede(collection, result);
      const isWhole = !LEAVES[method]?.(result);
      if (isWhole) finishWalk(walk);
      return result;
    } finally {
      leaveWalk(walk);
    }
  },

  /** `for (let index = 0; index < list.length; …)` */
  index(loop: number, list: () => unknown): Walk | null {
    const collection = list();
    return Array.isArray(collection) ? startWalk(loop, collection) : null;
  },
  more(walk: Walk | null, index: number, goesOn: unknown, isElse: () => unknown): unknown {
    if (walk === null || walk.done) return goesOn;
    walk.isNewRound = true;
    const isAtEnd = index < 0 || index >= (walk.collection as unknown[]).length;
    if (!goesOn && isAtEnd && isElse()) finishWalk(walk);
    else if (!goesOn) leaveWalk(walk);
    return goesOn;
  },
  /** `list[index]`, within such a loop; what is read twice in one round was come to once. */
  seen<T>(walk: Walk | null, value: T): T {
    if (walk === null || walk.done) return value;
    if (value !== undefined && (walk.isNewRound || walk.visited.at(-1) !== value)) visit(walk, value);
    walk.isNewRound = false;
    return value;
  },

  put<T>(line: number, owner: unknown, key: unknown, value: T): T {
    notePut(line, owner, key, value);
    return value;
  },
  /** `catch {}` */
  swallowed(line: number, error: unknown): void {
    const isOfSend = typeof error === 'object' && error !== null && run().blame.has(error);
    if (isOfSend) sight('swallowed', line, 'an empty handler takes the error');
  },

  /** `slot = null`, `delete peers[name]` */
  cleared: noteCleared,

  /** A throw leaves the body of a loop. */
  escaped(loop: number, error: unknown): void {
    const walk = run().walks.findLast((one) => one.loop === loop);
    if (walk !== undefined) escaped(walk, error);
    else escapedQueue(error);
  },
};

/** Results with which a method has left before the end. */
const LEAVES: Readonly<Record<string, (result: unknown) => boolean>> = {
  some: (result) => result === true,
  every: (result) => result === false,
  find: (result) => result !== undefined,
  findIndex: (result) => result !== -1,
};

/** The line of the last call in the loop's text. */
const lineIn = ({ lastCall }: Walk): number | undefined => tables().calls[lastCall]?.line;

function isWalkable(value: unknown): value is object & Iterable<unknown> {
  return Array.isArray(value) || value instanceof Set || value instanceof Map;
}

function escaped(walk: Walk, error: unknown): void {
  const blame = typeof error === 'object' && error !== null ? run().blame.get(error) : undefined;
  if (blame === undefined) return;
  const { collection, visited } = walk;
  const size = Array.isArray(collection) ? collection.length : (collection as Set<unknown>).size;
  if (visited.length < size) sight('escapes', lineIn(walk) ?? blame.line, 'the others are passed over');
}

/** A loop that takes from a queue is left while the queue holds more. */
function escapedQueue(error: unknown): void {
  const schedule = run();
  const blame = typeof error === 'object' && error !== null ? schedule.blame.get(error) : undefined;
  if (blame !== undefined && (schedule.queue?.length ?? 0) > 0)
    sight('escapes', blame.line, 'the others are passed over');
}

/** What the host calls to run a program with real sockets; what else the world does is done by its label. */
export const replay = {
  start(labels: readonly string[], bearReal: Parameters<typeof replaceSockets>[0]): Run {
    replaceSockets(bearReal);
    return startRun({ kind: 'labels', labels });
  },
  begin(requireReal: (specifier: string) => unknown): void {
    module = { exports: {} };
    offerEntries();
    enter(() => track(text?.(program, module.exports, requireReal, module)));
    offerExportedHandlers(module.exports);
  },
  /** False where the world cannot do that. */
  perform(label: string): boolean {
    const offer = run().offers.find(
      (one) => one.label === label && one.times > 0 && (one.isPossible?.() ?? true),
    );
    const timer = timerAction(true);
    const action = offer ?? (timer?.label === label ? timer : undefined);
    if (action === undefined) return false;
    action.times--;
    action.perform();
    return true;
  },
  judgeRejections,
  enter,
  requireModule,
  /** Of the call that is being made. */
  line: (): number => tables().calls[run().call]?.line ?? 0,
};

/** What the host calls. */
export const host = {
  install(given: Record<string, unknown>): void {
    answerUnknownMethods(answerUnknown);
    scope = given;
    installGlobals(given);
  },
  /** Takes a program in place of the one before. */
  load(json: string, loaded: ProgramText): void {
    loadTables(JSON.parse(json) as Tables);
    startRun({ kind: 'choices', choices: [] });
    restoreGlobals(scope);
    defineGlobals(scope);
    text = loaded;
  },
  start(plan: Plan): Run {
    const schedule = startRun(plan);
    module = { exports: {} };
    offerEntries();
    enter(() => track(text?.(program, module.exports, requireModule, module)));
    offerExportedHandlers(module.exports);
    return schedule;
  },
  replay,
  /** Judges the step that is over and performs the next. */
  step(): boolean {
    judgeRejections();
    if (step()) return true;
    judgeLeaks();
    return false;
  },
};
