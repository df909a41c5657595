// Which rejections nobody hears of. Native promises stay native: the program's text marks what it awaits, its async functions
// hand over the promises that they return, and `then` is watched.
import { run } from './run.ts';

const Native = Promise;
const nativeThen = Reflect.get(Native.prototype, 'then') as (
  this: Promise<unknown>,
  fulfilled?: unknown,
  rejected?: unknown,
) => Promise<unknown>;
const watched = new WeakSet<object>();

/** Watches a promise; other values pass. */
export function track<T>(value: T): T {
  if (!(value instanceof Native) || watched.has(value)) return value;
  watched.add(value);
  const promise: Promise<unknown> = value;
  nativeThen.call(promise, undefined, (reason: unknown) => {
    run().rejected.push({ promise, reason });
  });
  return value;
}

/** Marks what is awaited as heard. */
export function heard<T>(value: T): T {
  if (value instanceof Native) run().heard.add(value);
  return value;
}

/** Marks the promises of a list that is awaited one by one. */
export function heardAll<T>(values: T): T {
  if (Array.isArray(values)) for (const value of values as unknown[]) heard(value);
  return values;
}

/** Makes a promise with its two ends. */
export function makePending(): {
  promise: Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
} {
  let resolve: (value: unknown) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Native<unknown>((fulfil, refuse) => {
    resolve = fulfil;
    reject = refuse;
  });
  return { promise: track(promise), resolve, reject };
}

/** Makes a promise that is rejected, and watched. */
export function makeRejected(reason: unknown): Promise<unknown> {
  return track(Native.reject(reason));
}

/** Runs something once what is ready has run. */
export function runSoon(task: () => void): void {
  void nativeThen.call(Native.resolve(), task);
}

/** Puts the watched `Promise` into the program's context, once. */
export function installPromises(scope: Record<string, unknown>): void {
  Object.defineProperty(Native.prototype, 'then', {
    configurable: true,
    writable: true,
    value: function then(this: Promise<unknown>, fulfilled?: unknown, rejected?: unknown) {
      heard(this);
      return track(nativeThen.call(this, fulfilled, rejected));
    },
  });
  const make = function Promise(executor: ConstructorParameters<typeof Native>[0]) {
    return track(new Native(executor));
  };
  make.prototype = Native.prototype;
  for (const name of ['resolve', 'reject', 'all', 'allSettled', 'race', 'any'] as const) {
    const native = Reflect.get(Native, name) as (...given: unknown[]) => unknown;
    Object.defineProperty(make, name, { value: (...given: unknown[]) => track(native.apply(Native, given)) });
  }
  Object.defineProperty(make, 'withResolvers', { value: makePending });
  scope['Promise'] = make;
}
