import type { State } from '@socket-safety/libraries';
import type { Recording, Values } from './recording.ts';
import { printList } from './cells.ts';

/** Tells which state a socket with these values is in. */
export type StateReader = (values: Values) => string;

/** Learns from the sockets that were brought into a known state what each state looks like. */
export function learnStates({ reached }: Recording): StateReader {
  const looks = new Map<string, Set<State>>();
  for (const { state, values } of reached.filter((record) => record.reached)) {
    const look = JSON.stringify(values);
    looks.set(look, (looks.get(look) ?? new Set()).add(state));
  }
  return (values) => printList(looks.get(JSON.stringify(values)) ?? ['unlike any state']);
}
