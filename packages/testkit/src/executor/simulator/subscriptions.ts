// Callbacks that the program gives to code out of sight, which calls them when it likes until it is told to stop.
import { RANK } from './actions.ts';
import { enter } from './failing.ts';
import { isEveryoneGone } from './keeping.ts';
import { count, run, tables } from './run.ts';
import type { Spec } from './tables.ts';
import { makers } from './makers.ts';

/** Names of functions that keep a callback for good. */
export const SUBSCRIBES = /^(?:on|addListener|addEventListener|subscribe|watch|listen|observe)$/;
/** Names of functions that give it back. */
export const ENDS = /^(?:off|removeListener|removeEventListener|unsubscribe|unwatch|unobserve)$/;
/** Members under which a handle ends what it stands for. */
const STOPS = [
  'unsubscribe',
  'dispose',
  'close',
  'cancel',
  'remove',
  'off',
  'stop',
  'end',
  'return',
  'destroy',
];

const TIMES = 2;
const KEPT = 3;

interface Subscription {
  isOver: boolean;
}

const byCallback = new WeakMap<object, Subscription[]>();

/** Keeps a callback; returns what ends that, as a function and under the usual names. */
export function subscribe(
  name: string,
  callback: () => unknown,
  spec: Spec | undefined,
  given: readonly unknown[],
): object {
  const schedule = run();
  const nth = count(`callback of ${name}`);
  const state: Subscription = { isOver: false };
  const known = byCallback.get(callback) ?? [];
  byCallback.set(callback, [...known, state]);
  const signal = signalIn(given);
  const isActive = () => !state.isOver && (signal === null || Reflect.get(signal, 'aborted') !== true);
  const line = tables().calls[schedule.call]?.line ?? 0;
  if (SUBSCRIBES.test(name)) schedule.subscriptions.push({ line, isActive });
  const call = () => {
    const parameters = spec?.kind === 'function' ? spec.parameters : [];
    enter(() => {
      Reflect.apply(
        callback,
        undefined,
        parameters.map((one) => makers.makeValue(one)),
      );
    });
  };
  const label = `${name} calls back${nth === 0 ? '' : ` (${nth + 1})`}`;
  if (nth < KEPT) {
    schedule.offers.push(
      {
        label,
        rank: RANK.event,
        times: SUBSCRIBES.test(name) ? TIMES : 1,
        isPossible: () => isActive() && !isEveryoneGone(),
        perform: call,
      },
      {
        label: `${label} afterwards`,
        rank: RANK.timerAfterwards,
        times: 1,
        isPossible: () => isActive() && isEveryoneGone() && SUBSCRIBES.test(name),
        perform: () => {
          schedule.touched = Infinity;
          call();
          if (schedule.touched < Infinity) schedule.lateLines.add(line);
        },
      },
    );
  }
  const stop = () => {
    state.isOver = true;
  };
  return Object.assign(stop, Object.fromEntries(STOPS.map((member) => [member, stop])), { id: nth + 1 });
}

export function endSubscription(callback: object): void {
  for (const state of byCallback.get(callback) ?? []) state.isOver = true;
}

function signalIn(given: readonly unknown[]): object | null {
  for (const value of given) {
    const signal: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'signal') : null;
    if (typeof signal === 'object' && signal !== null) return signal;
  }
  return null;
}
