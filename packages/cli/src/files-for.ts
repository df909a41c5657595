// The files of a run, and what is told of those that it leaves out.
import type { Environment } from './environment.ts';
import { findFiles, type FoundFiles } from './files.ts';
import { countOf } from './wording.ts';

/** What `check` and `migrate` take of them. */
export interface FileOptions {
  /** Looks at tests and benchmarks in folders as well. */
  readonly tests?: boolean;
}

/** Finds the files of a run; tells on the other stream how many tests it leaves out. Throws as `findFiles` does. */
export async function filesFor(
  paths: readonly string[],
  { tests = false }: FileOptions,
  { cwd, output }: Environment,
): Promise<FoundFiles> {
  const found = await findFiles(paths, { cwd, tests });
  const count = found.tests.length;
  if (count > 0)
    output.tell(
      `Note: ${countOf(count, 'file')} of tests and benchmarks ${count === 1 ? 'is' : 'are'} left out: --tests looks at them too.\n`,
    );
  return found;
}
