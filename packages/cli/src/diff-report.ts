// What a dry run shows.
import { isChanged, type FileResult } from '@socket-safety/codemod-host';
import type { Colors, Environment } from './environment.ts';
import { harmless, nameOf } from './wording.ts';

/** Prints the unified diff of one file, as `git diff` would. */
export async function printDiff(result: FileResult, { cwd, output }: Environment): Promise<void> {
  if (!isChanged(result)) return;
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  const name = harmless(nameOf(result.file, cwd));
  const patch = createTwoFilesPatch(
    `a/${name}`,
    `b/${name}`,
    result.before,
    result.after,
    undefined,
    undefined,
    {
      context: 3,
      headerOptions: FILE_HEADERS_ONLY,
    },
  );
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
