import { printList } from './cells.ts';
import type { SocketRecording } from './recording.ts';
import { momentsSeen } from './seen-events.ts';
import type { StateReader } from './seen-states.ts';

type Entry = readonly [cell: string, value: string];

/** Reads what each handler was handed out of the recorded lives: where the socket stood, and in which states it was. */
export function handoversSeen(
  { traces, handovers }: SocketRecording,
  stateOf: StateReader,
): readonly Entry[] {
  const heard = traces.flatMap((trace) => trace.heard);
  return handovers.flatMap((name): readonly Entry[] => {
    const own = heard.filter(({ event }) => event === name);
    if (own.length === 0) return [];
    const places = own.flatMap(({ at }) => at ?? []);
    return [
      ...(places.length === 0 ? [] : [[`${name}.at`, printList(places)] as const]),
      ...momentsSeen(own, stateOf).entries.map(([cell, value]): Entry => [`${name}.${cell}`, value]),
    ];
  });
}
