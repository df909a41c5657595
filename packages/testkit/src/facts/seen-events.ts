import { printList } from './cells.ts';
import type { Cause, HeardRecord, SocketRecording } from './recording.ts';
import type { StateReader } from './seen-states.ts';

type Entry = readonly [cell: string, value: string];

/** One event and what else its connection brought. */
interface Hearing extends HeardRecord {
  readonly last: boolean;
}

/** Reads what each event tells out of the recorded lives. */
export function eventsSeen(
  { traces, fatalUnheard, closeEvent, handovers }: SocketRecording,
  stateOf: StateReader,
): readonly Entry[] {
  const hearings = traces.flatMap(({ heard }) =>
    heard.map((record, index): Hearing => ({ ...record, last: index === heard.length - 1 })),
  );
  const events = new Set(hearings.map(({ event }) => event).filter((event) => !handovers.includes(event)));
  return [...events].flatMap((event) => {
    const own = hearings.filter((hearing) => hearing.event === event);
    const unasked = own.filter(({ afterOwnClose }) => !afterOwnClose);
    const moments = momentsSeen(own, stateOf);
    const entries: readonly Entry[] = [
      ['role', event === closeEvent ? 'close' : roleOf(unasked.length === 0 ? own : unasked, moments.states)],
      ...moments.entries,
      ['unheard', fatalUnheard.includes(event) ? 'ends-process' : 'passes'],
      ['last', String(own.every(({ last }) => last))],
    ];
    return entries.map(([cell, value]): Entry => [`${event}.${cell}`, value]);
  });
}

/** Reads in which states something was heard, and in which further ones only after the program's own close. */
export function momentsSeen(
  own: readonly HeardRecord[],
  stateOf: StateReader,
): { readonly states: readonly string[]; readonly entries: readonly Entry[] } {
  const unasked = own.filter(({ afterOwnClose }) => !afterOwnClose);
  // What only the program's own close brings about has no other states.
  const states = statesIn(unasked.length === 0 ? own : unasked, stateOf);
  const after = statesIn(own, stateOf).filter((state) => !states.includes(state));
  return {
    states,
    entries: [
      ...states.map((state): Entry => [`states.${state}`, 'possible']),
      ...after.map((state): Entry => [`afterOwnClose.${state}`, 'possible']),
    ],
  };
}

/** Moments that fit several states tell nothing. */
function statesIn(hearings: readonly HeardRecord[], stateOf: StateReader): readonly string[] {
  return [...new Set(hearings.flatMap(({ values }) => stateOf(values) ?? []))];
}

/**
 * | what brings the event                                | role      |
 * | ---------------------------------------------------- | --------- |
 * | an error is handed over, each time                   | `error`   |
 * | a message of the other end, each time                | `message` |
 * | the answer or the birth, and the socket is open      | `open`    |
 * | anything else                                        | `other`   |
 */
function roleOf(hearings: readonly Hearing[], states: readonly string[]): string {
  const causes = new Set(hearings.map(({ cause }) => cause));
  const only = (...expected: readonly Cause[]): boolean =>
    causes.size > 0 && [...causes].every((cause) => expected.includes(cause));
  if (hearings.length > 0 && hearings.every(({ handedError }) => handedError)) return 'error';
  if (only('message')) return 'message';
  if (only('answer', 'birth') && printList(states) === 'open') return 'open';
  return 'other';
}
