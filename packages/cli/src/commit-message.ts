// The commit message that a migration suggests.
import { isChanged, type FileResult } from '@socket-safety/codemod-host';
import type { Codemod } from '@socket-safety/repairs';
import { countOf } from './wording.ts';

/** As wide as `git log` shows in 80 columns. */
const COLUMNS = 72;

/** Prints the message for what was written; null when nothing was. */
export function printCommitMessage(
  results: readonly FileResult[],
  codemods: readonly Codemod[],
): string | null {
  const changed = results.filter(isChanged);
  const used = codemods.flatMap((codemod) => {
    const files = changed.filter(({ applied }) => applied.some((one) => one.codemod === codemod.id));
    const count = files
      .flatMap(({ applied }) => applied.filter((one) => one.codemod === codemod.id))
      .reduce((sum, one) => sum + one.count, 0);
    return count === 0 ? [] : [{ codemod, count, files: files.length }];
  });
  const [first, ...more] = used;
  if (first === undefined) return null;
  const subject =
    more.length === 0
      ? first.codemod.description
      : `Make sockets safe with ${countOf(used.length, 'codemod')} of socket-safety`;
  const paragraphs = used.map(({ codemod, count, files }) =>
    wrap(
      `${codemod.id}: ${codemod.description} (${countOf(count, 'finding')} in ${countOf(files, 'file')}).`,
    ),
  );
  return [subject, '', ...paragraphs].join('\n');
}

function wrap(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > COLUMNS) {
      lines.push(line);
      line = '  ';
    }
    line += line.trim() === '' ? word : ` ${word}`;
  }
  return [...lines, line].join('\n');
}
