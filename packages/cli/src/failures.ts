// Files that could not be looked into.
import type { Colors, Output } from './environment.ts';
import { harmless, nameOf } from './wording.ts';

/** A file and why. With a `stack`: a bug of ours. */
export interface Failure {
  readonly file: string;
  readonly message: string;
  readonly stack?: string;
}

/** What a run tells of a file. */
type Outcome =
  | { readonly file: string; readonly kind: 'failed'; readonly message: string; readonly stack?: string }
  | { readonly file: string; readonly kind: 'without-evidence' | 'checked' | 'rewritten' };

/** Lists the failures of a run, symbolic links that lead nowhere among them, with files named relative to `cwd`. */
export function findFailures(
  { broken, results }: { readonly broken: readonly string[]; readonly results: readonly Outcome[] },
  cwd: string,
): readonly Failure[] {
  const failures: Failure[] = broken.map((file) => ({
    file: nameOf(file, cwd),
    message: 'is a symbolic link that leads nowhere',
  }));
  for (const result of results) {
    if (result.kind !== 'failed') continue;
    const { message, stack } = result;
    const file = nameOf(result.file, cwd);
    failures.push(stack === undefined ? { file, message } : { file, message, stack });
  }
  return failures.sort((left, right) => (left.file < right.file ? -1 : 1));
}

/** Prints one line per failure; a bug of ours keeps its stack. */
export function printFailures(failures: readonly Failure[], tell: Output['tell'], colors: Colors): void {
  for (const { file, message, stack } of failures) {
    const [firstLine = ''] = message.split('\n');
    tell(`${colors.red('failed')} ${harmless(file)}: ${harmless(firstLine)}\n`);
    if (stack !== undefined) tell(`${stack}\n`);
  }
}
