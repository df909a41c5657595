import { STATES, type Outcome, type State } from '@socket-safety/libraries';
import { printList } from './cells.ts';
import type { Arrival, CallRecord, SocketRecording } from './recording.ts';
import type { StateReader } from './seen-states.ts';

type Entry = readonly [cell: string, value: string];

/** One call beside what would have happened without it. */
interface Effect {
  /** Everything but success that the caller could notice. */
  readonly signals: ReadonlySet<Outcome>;
  readonly arrived: readonly Arrival[];
}

/** A call without a completion callback and the same call with one, made in the same way and state. */
interface Pair {
  readonly bare: Effect;
  /** The same as `bare` where the method takes no callback: what it then does with one is no fact about sockets. */
  readonly told: Effect;
}

/** Reads what each method did in each state out of the recorded calls. */
export function methodsSeen({ calls, saysFull }: SocketRecording, stateOf: StateReader): readonly Entry[] {
  const idle = new Map(calls.filter(({ method }) => method === null).map((call) => [call.way, call]));
  const methods = new Set(calls.flatMap(({ method, missing }) => (method === null || missing ? [] : method)));
  return [...methods].flatMap((method) => {
    const own = calls
      .filter((call) => call.method === method)
      .map((call) =>
        method !== null && saysFull.includes(method) ? { ...call, returned: 'fullness' } : call,
      );
    return methodSeen(own, idle, stateOf).map(([cell, value]): Entry => [`${method}.${cell}`, value]);
  });
}

function methodSeen(
  calls: readonly CallRecord[],
  idle: ReadonlyMap<string, CallRecord>,
  stateOf: StateReader,
): readonly Entry[] {
  const role = agreed(
    calls
      .filter(({ state, callback }) => state === 'open' && callback === 'absent')
      .flatMap((call) => {
        const without = idle.get(call.way);
        return without === undefined ? [] : roleOf(effectOf(call, without), stateOf(call.values));
      }),
  );
  // What became of a message is told to a callback; without a message it is told something else.
  const sends = role === 'send' || role === 'control';
  const takesCallback =
    sends && calls.some(({ state, callbackRan }) => state === 'open' && callbackRan !== 'never');
  const pairs = (state: State): readonly Pair[] =>
    calls
      .filter((call) => call.state === state && call.callback === 'absent')
      .flatMap((bare) => {
        const told = calls.find(({ way, callback }) => way === bare.way && callback === 'given');
        const without = idle.get(bare.way);
        if (told === undefined || without === undefined) return [];
        return [{ bare: effectOf(bare, without), told: effectOf(takesCallback ? told : bare, without) }];
      });
  return [
    // What sends nothing and ends nothing shows no role.
    ...(role === 'nothing' ? [] : [['role', role] as const]),
    ['callback', takesCallback ? 'last' : 'none'],
    ['closeHandler', calls.some(({ closeHandler }) => closeHandler === 'inside') ? 'inside' : 'later'],
    ...STATES.filter((state) => pairs(state).length > 0).flatMap((state): readonly Entry[] => [
      [`outcome.${state}`, outcomesSeen(pairs(state), role)],
      [`withCallback.${state}`, agreed(pairs(state).map((pair) => printList(withCallbackOf(pair))))],
      ...becomesSeen(calls, state, stateOf),
    ]),
  ];
}

/** Every way has to show the same of a message; how a close can fail is the sum of its ways. */
function outcomesSeen(pairs: readonly Pair[], role: string): string {
  const outcomes = pairs.map((pair) => outcomeOf(pair, role));
  if (role !== 'close') return agreed(outcomes.map(printList));
  const failures = outcomes.flat().filter((outcome) => outcome !== 'ok');
  return failures.length === 0 ? 'ok' : printList(failures);
}

/**
 * Nothing, where no look of the socket belongs to one state alone. Where one way gets further at once than another, the
 * furthest counts: the others get there with nothing more done by the program.
 */
function becomesSeen(calls: readonly CallRecord[], state: State, stateOf: StateReader): readonly Entry[] {
  const states = calls
    .filter((call) => call.state === state && call.callback === 'absent')
    .flatMap(({ values }) => stateOf(values) ?? []);
  const strange = states.find((one) => !STATES.some((known) => known === one));
  const furthest = strange ?? STATES.findLast((one) => states.includes(one));
  return furthest === undefined ? [] : [[`becomes.${state}`, furthest]];
}

function effectOf(call: CallRecord, idle: CallRecord): Effect {
  const signals = new Set<Outcome>();
  if (call.threw !== null) signals.add('throws');
  if (call.errors > idle.errors) signals.add('error-event');
  if (call.rejected !== null) signals.add('rejects');
  if (call.callbackError !== null) signals.add('callback');
  if (['false', '0', '-1'].includes(call.returned)) signals.add('status');
  if (beyond(call.arrivedLater, idle.arrivedLater).some(isMessage)) signals.add('buffers');
  return { signals, arrived: beyond(call.arrived, idle.arrived) };
}

function isMessage(arrival: Arrival): boolean {
  return arrival !== 'close' && arrival !== 'end';
}

/** What arrived in addition to what arrives anyway. */
function beyond(arrived: readonly Arrival[], anyway: readonly Arrival[]): readonly Arrival[] {
  const rest = [...anyway];
  return arrived.filter((one) => {
    const at = rest.indexOf(one);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/**
 * A method is what it does on an open socket: its message arrives, or the end of the connection does. Where the other
 * end is told nothing of the end, the socket itself is no longer open.
 */
function roleOf({ arrived }: Effect, afterwards: string | null): string {
  if (arrived.includes('text') || arrived.includes('binary')) return 'send';
  if (arrived.includes('ping') || arrived.includes('pong')) return 'control';
  if (arrived.includes('close') || arrived.includes('end')) return 'close';
  if (arrived.includes('head')) return 'send';
  return afterwards === 'closing' || afterwards === 'closed' ? 'close' : 'nothing';
}

/**
 * | without a callback | with one            | outcome                            |
 * | ------------------ | ------------------- | ---------------------------------- |
 * | signals            |                     | these, and `callback` where told   |
 * | something arrived  |                     | `ok`                               |
 * | silence            | callback is told    | `callback`                         |
 * | silence            | silence             | `drops`, if it is there to send; else it has done its work |
 */
function outcomeOf({ bare, told }: Pair, role: string): readonly Outcome[] {
  const callback: readonly Outcome[] = told.signals.has('callback') ? ['callback'] : [];
  if (losesWithCallback({ bare, told })) return [...bare.signals];
  if (bare.signals.size > 0) return [...bare.signals, ...callback];
  if (bare.arrived.length > 0) return ['ok'];
  if (callback.length > 0) return callback;
  return role === 'send' || role === 'control' ? ['drops'] : ['ok'];
}

function withCallbackOf(pair: Pair): readonly string[] {
  return losesWithCallback(pair) ? [...pair.told.signals] : ['same'];
}

/** The callback keeps something from happening. */
function losesWithCallback({ bare, told }: Pair): boolean {
  return [...bare.signals].some((signal) => !told.signals.has(signal));
}

/** Every way into a state has to give the same answer; where they don't, the cell shows all. */
function agreed(answers: readonly string[]): string {
  return [...new Set(answers)].join(' or ');
}
