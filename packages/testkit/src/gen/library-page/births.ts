// How a program comes by a socket of a library, as a list.
import type { Library } from '@socket-safety/libraries';
import { birthsOf } from '@socket-safety/libraries/births';

/** Prints a line for each way to a socket that the rows tell of; empty for a library that only types what others make. */
export function printBirths(library: Library): string {
  const lines = birthsOf(library).map(([way, states]) => `- ${way}: ${states}`);
  return lines.length === 0 ? '' : ['How a program comes by one:', '', ...lines].join('\n');
}
