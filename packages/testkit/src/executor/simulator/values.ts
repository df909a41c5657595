// Values that the program is handed where no row says what: arguments of its functions, answers of functions that stand
// elsewhere. Equal words make equal values, so that an id that is handed over fits one that is kept.
import type { State } from '@socket-safety/libraries';
import { STATES } from './states.ts';
import { RANK } from './actions.ts';
import { chooseValue } from './choose.ts';
import { worldError } from './failing.ts';
import { instanceClass } from './instances.ts';
import { makeLocal } from './entries.ts';
import { makePending } from './promises.ts';
import { findLibrary } from './references.ts';
import { count, run, say, tables } from './run.ts';
import { ENDS, endSubscription, subscribe, SUBSCRIBES } from './subscriptions.ts';
import { bear } from './sockets.ts';
import { hasState, lookAfter } from './socket-state.ts';
import type { Spec } from './tables.ts';

/** How many elements a collection starts with. */
const ELEMENTS = 3;
const MAX_DEPTH = 4;
const STREAM_ITEMS = 2;

/** Makes a value; `nth` tells values of one word apart, from 1. */
export function makeValue(spec: Spec, nth = 1, depth = 0): unknown {
  switch (spec.kind) {
    case 'socket':
      return pooled(`${spec.library} ${spec.type}`, nth, () => socketInSomeState(spec.library, spec.type));
    case 'instance': {
      const library = findLibrary(spec.library);
      return library === null ? undefined : new (instanceClass(library, spec.type))();
    }
    case 'array':
      return fill(spec.of, depth);
    case 'set':
      return new Set(fill(spec.of, depth));
    case 'iterator':
      return fill(spec.of, depth)[Symbol.iterator]();
    case 'map':
      return new Map(entries(spec, depth));
    case 'object':
      return Object.fromEntries(entries(spec, depth).map(([key, value]) => [String(key), value]));
    case 'tuple':
      return spec.of.map((element) => makeValue(element, nth, depth + 1));
    case 'record':
      return pooled(`record ${spec.name}`, nth, (into) => {
        for (const [name, field] of Object.entries(spec.fields)) lazily(into, name, field, nth, depth);
        return into;
      });
    case 'named': {
      const type = tables().types[spec.name];
      return type === undefined ? unknownValue(spec.name) : makeValue(type, nth, depth);
    }
    case 'promise':
      return settlesSome(`value ${nth}`, spec.of);
    case 'stream':
      return makeStream(spec.of);
    case 'function':
      return makeStub(spec.name, spec);
    case 'string':
      // A later call can speak of the same thing as the first.
      return nth > 1 && depth === 0 && chooseValue(spec.name, ['new', 'same']) === 1
        ? `${spec.name} 1`
        : `${spec.name} ${nth}`;
    case 'number':
      return nth;
    case 'boolean':
      return chooseValue(spec.name, ['true', 'false']) === 0;
    case 'error':
      return worldError(spec.name);
    case 'literal':
      return spec.value;
    case 'undefined':
      return undefined;
    case 'choice':
      return makeValue(spec.of[chooseOf(spec, depth)] ?? { kind: 'undefined' }, nth, depth);
    case 'local':
      return pooled(`local ${spec.class}`, nth, () => makeLocal(spec.class));
  }
}

function chooseOf({ name, of }: Extract<Spec, { kind: 'choice' }>, depth: number): number {
  if (depth < MAX_DEPTH) return chooseValue(name, of.map(nameOf));
  const empty = of.findIndex(
    (one) => one.kind === 'undefined' || (one.kind === 'literal' && one.value === null),
  );
  return Math.max(0, empty);
}

const nameOf = (spec: Spec): string => (spec.kind === 'literal' ? String(spec.value) : spec.kind);

function fill(of: Spec, depth: number): unknown[] {
  return depth >= MAX_DEPTH
    ? []
    : Array.from({ length: ELEMENTS }, (_, at) => makeValue(of, at + 1, depth + 1));
}

function entries(
  { key, of }: { readonly key: Spec; readonly of: Spec },
  depth: number,
): [unknown, unknown][] {
  if (depth >= MAX_DEPTH) return [];
  return Array.from({ length: ELEMENTS }, (_, at) => [
    makeValue(key, at + 1, depth + 1),
    makeValue(of, at + 1, depth + 1),
  ]);
}

/** The same value each time that this word is asked for with this number. */
function pooled(word: string, nth: number, make: (into: object) => unknown): unknown {
  const { pool } = run();
  let made = pool.get(word);
  if (made === undefined) pool.set(word, (made = []));
  if (made[nth] === undefined) {
    const into = {};
    made[nth] = into;
    made[nth] = make(into);
  }
  return made[nth];
}

/** A field of a record: others of its kind for a record that names its own kind. */
function lazily(into: object, name: string, field: Spec, nth: number, depth: number): void {
  const isOwnKind = field.kind === 'named';
  Object.defineProperty(into, name, {
    configurable: true,
    enumerable: true,
    get() {
      const value = makeValue(field, isOwnKind ? (nth % ELEMENTS) + 1 : nth, depth + 1);
      Object.defineProperty(into, name, { value, writable: true, configurable: true, enumerable: true });
      return value;
    },
    set(value: unknown) {
      Object.defineProperty(into, name, { value, writable: true, configurable: true, enumerable: true });
    },
  });
}

/** A socket from a caller out of sight can be in any state. */
function socketInSomeState(id: string, type: string): object | undefined {
  const library = findLibrary(id);
  const row = library?.types[type]?.socket;
  if (library === null || row === undefined) return undefined;
  const states: State[] = ['open', ...STATES.filter((state) => state !== 'open' && hasState(row, state))];
  const socket = bear(library, type, states[chooseValue(`the ${row.noun}`, states)] ?? 'open');
  socket.isOfCaller = true;
  return socket.face;
}

/** Answers a method that no row speaks of; where nobody looks at the answer it may be chained. */
export function answerUnknown(name: string, self: object, given: readonly unknown[]): unknown {
  // `from.pipe(socket)` writes to it, and hears nothing.
  if (name !== 'pipe') for (const one of given) lookAfter(one);
  const spec = tables().usage[name];
  const returns = spec?.kind === 'function' ? spec.returns : ({ kind: 'undefined' } as const);
  const callback = given.find((value) => typeof value === 'function');
  if (callback !== undefined) subscribe(name, callback as () => unknown, undefined, given);
  return returns.kind === 'undefined' ? self : answer(name, returns, count(`method ${name}`));
}

const CALLS_THAT_GO_WELL = 3;

/** A function that stands elsewhere. What it promises stays pending until the world settles it. */
export function makeStub(
  name: string,
  spec: Extract<Spec, { kind: 'function' }>,
): (...given: unknown[]) => unknown {
  return (...given) => {
    const nth = count(`stub ${name}`);
    for (const one of given) lookAfter(one);
    const callback = given.find((value) => typeof value === 'function');
    if (callback !== undefined && ENDS.test(name)) endSubscription(callback);
    else if (callback !== undefined) {
      const expected = spec.parameters[given.indexOf(callback)];
      const stop = subscribe(name, callback as () => unknown, expected, given);
      if (spec.returns.kind !== 'promise' && SUBSCRIBES.test(name)) return stop;
      if (spec.returns.kind === 'function') return stop;
    }
    return answer(name, spec.returns, nth);
  };
}

function answer(name: string, returns: Spec, nth: number): unknown {
  if (returns.kind === 'promise') return settlesSome(nth === 0 ? name : `${name} ${nth + 1}`, returns.of);
  // What is asked again and again says no in the end.
  const isLate = nth >= CALLS_THAT_GO_WELL;
  if (returns.kind === 'boolean') return isLate ? false : makeValue({ ...returns, name });
  if (returns.kind === 'choice' && nth >= 1) {
    const empty = returns.of.find((one) => one.kind === 'undefined' || one.kind === 'literal');
    if (empty !== undefined) return makeValue(empty);
  }
  return makeValue(returns.kind === 'string' ? { ...returns, name } : returns);
}

/** A promise of the world: kept when all goes well, broken in a schedule that departs from that. */
function settlesSome(name: string, of: Spec): Promise<unknown> {
  const { promise, resolve, reject } = makePending();
  const { offers } = run();
  let isSettled = false;
  const isPossible = () => !isSettled;
  say(`await ${name}`);
  const once = (settle: () => void) => () => {
    isSettled = true;
    settle();
  };
  offers.push(
    {
      label: `${name} answers`,
      rank: RANK.settles,
      times: 1,
      isPossible,
      perform: once(() => resolve(makeValue(of))),
    },
    {
      label: `${name} fails`,
      rank: RANK.fails,
      times: 1,
      isPossible,
      perform: once(() => reject(worldError(`${name} failed`))),
    },
  );
  return promise;
}

function makeStream(of: Spec): object {
  const name = `part`;
  let given = 0;
  const stream = {
    [Symbol.asyncIterator]: () => stream,
    next: async () => {
      if (given >= STREAM_ITEMS) return { done: true, value: undefined };
      given++;
      return { done: false, value: await settlesSome(`${name} ${given}`, of) };
    },
    return: () => Promise.resolve({ done: true, value: undefined }),
  };
  return stream;
}

/** A value known by its word alone: what the program does with that word says what it is. */
export function unknownValue(word: string): unknown {
  const spec = tables().usage[word];
  return spec === undefined ? undefined : makeValue(spec);
}
