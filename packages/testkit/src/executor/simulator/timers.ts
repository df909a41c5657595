// Timers with a clock of their own. The world fires them when it likes, the earliest first; some time may always have passed.
import { RANK, type Action } from './actions.ts';
import { enter } from './failing.ts';
import { count, run, tables, type Run } from './run.ts';

export interface Timer {
  readonly name: string;
  readonly line: number;
  readonly callback: () => void;
  /** Null for one that fires once. */
  readonly every: number | null;
  due: number;
  /** The socket that told of its end when it was set. */
  readonly after: Run['after'];
  /** How many sockets there were when it was set: it cannot be meant for others. */
  readonly sockets: number;
}

const FIRES = 4;
const FIRES_AFTERWARDS = 3;

function addTimer(
  kind: string,
  callback: unknown,
  delayMs: number,
  every: boolean,
  given: unknown[],
): object {
  const schedule = run();
  const timer: Timer = {
    name: `${kind}${numbered(count('timer'))}`,
    line: tables().calls[schedule.call]?.line ?? 0,
    callback: () => {
      if (typeof callback === 'function') Reflect.apply(callback, undefined, given);
    },
    every: every ? Math.max(1, delayMs) : null,
    due: schedule.now + Math.max(1, delayMs),
    after: schedule.closing ?? schedule.after,
    sockets: schedule.sockets.length,
  };
  schedule.timers.push(timer);
  const handle = {
    ref: () => handle,
    unref: () => handle,
    hasRef: () => true,
    refresh: () => handle,
    close: () => {
      removeTimer(handle);
      return handle;
    },
    [Symbol.toPrimitive]: () => 1,
    [Symbol.dispose]: () => removeTimer(handle),
  };
  timers.set(handle, timer);
  return handle;
}

const timers = new WeakMap<object, Timer>();

function removeTimer(handle: unknown): void {
  const timer = typeof handle === 'object' && handle !== null ? timers.get(handle) : undefined;
  const at = timer === undefined ? -1 : run().timers.indexOf(timer);
  if (at !== -1) run().timers.splice(at, 1);
}

const numbered = (nth: number): string => (nth === 0 ? '' : ` ${nth + 1}`);

/** The earliest timer as something that can happen. */
export function timerAction(allClosed: boolean): Action | null {
  const schedule = run();
  const limit = allClosed ? FIRES + FIRES_AFTERWARDS : FIRES;
  let first: Timer | undefined;
  for (const timer of schedule.timers) if (first === undefined || timer.due < first.due) first = timer;
  const next = first;
  if (next === undefined || schedule.fired >= limit) return null;
  return {
    label: `${next.name} fires`,
    rank: allClosed ? RANK.timerAfterwards : RANK.timer,
    times: 1,
    perform: () => {
      schedule.fired++;
      schedule.now = Math.max(schedule.now, next.due);
      if (next.every === null) schedule.timers.splice(schedule.timers.indexOf(next), 1);
      else next.due = schedule.now + next.every;
      schedule.touched = Infinity;
      schedule.after = next.after;
      enter(next.callback);
      schedule.after = null;
      if (allClosed && schedule.touched <= next.sockets) schedule.lateLines.add(next.line);
    },
  };
}

/** Puts timers and clocks into the program's context. */
export function installTimers(scope: Record<string, unknown>): void {
  const start =
    (kind: string, every: boolean, fixed?: number) =>
    (callback: unknown, delayMs: unknown, ...given: unknown[]) =>
      addTimer(
        kind,
        callback,
        fixed ?? (Number(delayMs) || 0),
        every,
        fixed === undefined ? given : [delayMs, ...given],
      );
  scope['setTimeout'] = start('timer', false);
  scope['setInterval'] = start('interval', true);
  scope['setImmediate'] = start('immediate', false, 0);
  scope['requestAnimationFrame'] = start('frame', false, 16);
  for (const name of ['clearTimeout', 'clearInterval', 'clearImmediate', 'cancelAnimationFrame'])
    scope[name] = removeTimer;
  scope['performance'] = { now: () => run().now };
  Object.defineProperty(Date, 'now', { value: () => 1_700_000_000_000 + run().now });
}
