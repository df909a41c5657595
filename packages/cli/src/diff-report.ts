// What a rewrite changes, as `git diff` would show it.
import { isChanged, type FileResult } from '@socket-safety/codemod-host';
import type { Colors, Environment } from './environment.ts';
import { harmless, nameOf } from './wording.ts';

/** A file's text before and after. */
export interface Change {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Prints the unified diff of each file that changed, and an empty line behind the last. */
export async function printDiffs(results: readonly FileResult[], environment: Environment): Promise<void> {
  const changed = results.filter(isChanged);
  for (const result of changed) await printPatch(result, environment);
  if (changed.length > 0) environment.output.write('\n');
}

/** Prints the unified diff of a change. */
export async function printPatch(
  { file, before, after }: Change,
  { cwd, output }: Pick<Environment, 'cwd' | 'output'>,
): Promise<void> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  const name = harmless(nameOf(file, cwd));
  const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  output.write(
    patch
      .split('\n')
      .map((line) => paint(line, output.colors))
      .join('\n'),
  );
}

function paint(line: string, colors: Colors): string {
  if (/^(?:---|\+\+\+) /.test(line)) return colors.bold(line);
  if (line.startsWith('@@')) return colors.cyan(line);
  if (line.startsWith('+')) return colors.green(line);
  return line.startsWith('-') ? colors.red(line) : line;
}
