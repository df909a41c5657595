import { printList } from './cells.ts';
import type { HeardRecord, Recording } from './recording.ts';
import type { StateReader } from './seen-states.ts';

type Entry = readonly [cell: string, value: string];

/** One event and what else its connection brought. */
interface Hearing extends HeardRecord {
  readonly last: boolean;
}

/** Reads what each event tells out of the recorded connections. */
export function eventsSeen({ traces, fatalUnheard }: Recording, stateOf: StateReader): readonly Entry[] {
  const hearings = traces.flatMap(({ heard }) =>
    heard.map((record, index): Hearing => ({ ...record, last: index === heard.length - 1 })),
  );
  const events = new Set(hearings.map(({ event }) => event));
  return [...events].flatMap((event) => {
    const own = hearings.filter((hearing) => hearing.event === event);
    const before = new Set(statesIn(own, { afterOwnClose: false }, stateOf));
    const after = statesIn(own, { afterOwnClose: true }, stateOf).filter((state) => !before.has(state));
    const entries: readonly Entry[] = [
      ['role', roleOf(own, before)],
      ...[...before].map((state): Entry => [`states.${state}`, 'possible']),
      ...[...after].map((state): Entry => [`afterOwnClose.${state}`, 'possible']),
      ['unheard', fatalUnheard.includes(event) ? 'ends-process' : 'passes'],
      ['last', String(own.every(({ last }) => last))],
    ];
    return entries.map(([cell, value]): Entry => [`${event}.${cell}`, value]);
  });
}

function statesIn(
  hearings: readonly Hearing[],
  { afterOwnClose }: { readonly afterOwnClose: boolean },
  stateOf: StateReader,
): readonly string[] {
  return hearings
    .filter((hearing) => hearing.afterOwnClose === afterOwnClose)
    .map(({ values }) => stateOf(values));
}

/**
 * | what brings the event                                | role      |
 * | ---------------------------------------------------- | --------- |
 * | anything, and nothing ever follows                   | `close`   |
 * | a frame of the peer, each time                       | `message` |
 * | the answer to the handshake, and the socket is open  | `open`    |
 * | garbage                                              | `error`   |
 * | anything else                                        | `other`   |
 */
function roleOf(hearings: readonly Hearing[], states: ReadonlySet<string>): string {
  const causes = new Set(hearings.filter(({ afterOwnClose }) => !afterOwnClose).map(({ cause }) => cause));
  if (hearings.every(({ last }) => last)) return 'close';
  if ([...causes].every((cause) => FRAMES.includes(cause))) return 'message';
  if ([...causes].every((cause) => cause === 'answer') && printList(states) === 'open') return 'open';
  return causes.has('garbage') ? 'error' : 'other';
}

const FRAMES: readonly string[] = ['text', 'ping', 'pong', 'burst'];
