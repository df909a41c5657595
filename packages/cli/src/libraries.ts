// `socket-safety libraries`: what is supported, and what is known of one library.
import { libraries } from '@socket-safety/libraries';
import { processEnvironment, type Environment, type ExitCode } from './environment.ts';
import { describeLibrary } from './libraries/describe-library.ts';
import { printLibrary } from './libraries/print-library.ts';
import { printOverview } from './libraries/print-overview.ts';
import { unknownName } from './unknown-name.ts';

export const LIBRARIES_FORMATS = ['text', 'json'] as const;

export interface LibrariesOptions {
  readonly format?: (typeof LIBRARIES_FORMATS)[number];
}

/** Prints every library, or one by its id. Throws a `KnownError` for an unknown one. */
export function runLibraries(
  id: string | null,
  { format = 'text' }: LibrariesOptions = {},
  { output }: Environment = processEnvironment(),
): ExitCode {
  const known = libraries.map(describeLibrary);
  const named = known.filter((library) => library.id === id);
  const imported = known.filter(({ modules }) => id !== null && modules.includes(id));
  const asked = id === null ? known : named.length > 0 ? named : imported;
  if (id !== null && asked.length === 0)
    throw unknownName(
      'library',
      id,
      known.map((library) => library.id),
    );
  if (format === 'json') output.write(`${JSON.stringify(asked, null, 2)}\n`);
  else if (id === null) output.write(printOverview(asked, output));
  else output.write(asked.map((library) => printLibrary(library, output)).join('\n'));
  return 0;
}
