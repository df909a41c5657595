// Whether a call is given a completion callback.
import type { MethodRow } from '@socket-safety/libraries';

/** Tells whether the last of so many arguments can be the callback that the row speaks of. */
export function hasCallback({ callback, callbackFrom = 1 }: MethodRow, given: number): boolean {
  return callback === 'last' && given > callbackFrom;
}
