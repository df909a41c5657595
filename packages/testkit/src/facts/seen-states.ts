import { STATES, type State } from '@socket-safety/libraries';
import type { SocketRecording, Values } from './recording.ts';

/** Tells which state a socket with these values is in; `null` where that fits several. */
export type StateReader = (values: Values) => string | null;

/**
 * Learns from the sockets that were brought into a known state what each state looks like. Values fit a state if each of
 * them was seen in it.
 */
export function learnStates({ reached, properties, tellingBy }: SocketRecording): StateReader {
  const records = reached.filter((record) => record.reached);
  const tells = (name: string): boolean => tellingBy.includes(name) || !properties.includes(name);
  const fits = (values: Values, state: State): boolean =>
    Object.entries(values).every(
      ([name, value]) =>
        !tells(name) || records.some((record) => record.state === state && record.values[name] === value),
    );
  return (values) => {
    const [state, ...others] = STATES.filter(
      (one) => records.some((record) => record.state === one) && fits(values, one),
    );
    if (others.length > 0) return null;
    return state ?? 'unlike any state';
  };
}
