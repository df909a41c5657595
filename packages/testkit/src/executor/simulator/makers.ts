// What is made in turn: a socket hands out instances, whose functions hand out sockets and values. The four that need one another
// are found here, so that no file has to be read before itself.
import type { callFunction } from './functions.ts';
import type { instanceClass } from './instances.ts';
import type { makeValue, unknownValue } from './values.ts';

interface Makers {
  callFunction: typeof callFunction;
  instanceClass: typeof instanceClass;
  makeValue: typeof makeValue;
  unknownValue: typeof unknownValue;
}

/** Empty until `introduce` has been called, which the boundary does before any program runs. */
export const makers = {} as Makers;

/** Makes the four known to one another. */
export function introduce(all: Makers): void {
  Object.assign(makers, all);
}
