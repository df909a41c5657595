// What a migration did, by codemod, and what it left.
import { isChanged, type FileResult, type Left } from '@socket-safety/codemod-host';
import type { Codemod } from '@socket-safety/repairs';
import type { Environment, Output } from './environment.ts';
import { printCommitMessage } from './commit-message.ts';
import { printCoverage } from './report/text-report.ts';
import { countOf, harmless, nameOf, wrap } from './wording.ts';

type Rewritten = FileResult & { readonly kind: 'rewritten' };

/** A finished run. */
export interface Migration {
  readonly results: readonly FileResult[];
  readonly codemods: readonly Codemod[];
  readonly written: boolean;
  readonly failed: number;
}

/** Prints the files that change, a summary by codemod with the findings that it left, and a last line. */
export async function printMigration(
  { results, codemods, written, failed }: Migration,
  { cwd, output }: Environment,
): Promise<void> {
  const { write, colors, columns = Infinity } = output;
  const rewritten = results.flatMap((result) => (result.kind === 'rewritten' ? [result] : []));
  const changed = results.filter(isChanged);
  for (const { file, applied } of changed) {
    const count = applied.reduce((sum, one) => sum + one.count, 0);
    write(
      `${written ? 'rewrote' : 'would rewrite'} ${harmless(nameOf(file, cwd))} (${countOf(count, 'finding')})\n`,
    );
  }
  // What is left is known by its line in the new text; who has still the old one looks there.
  const { oldLineOf } = written ? { oldLineOf: null } : await import('./old-line.ts');
  const lineOf = ({ finding: { line } }: Left, texts: Pick<Rewritten, 'before' | 'after'>) =>
    oldLineOf === null ? line : oldLineOf(line, texts);
  const allLeft = rewritten.flatMap(({ file, left, ...texts }) =>
    left.map((one) => ({ ...one, file: nameOf(file, cwd), line: lineOf(one, texts) })),
  );
  const width = Math.max(...codemods.map((codemod) => codemod.id.length));
  for (const { id } of codemods) {
    const applied = rewritten.flatMap((result) => result.applied.filter((one) => one.codemod === id));
    const left = allLeft.filter((one) => one.codemod === id);
    const count = applied.reduce((sum, one) => sum + one.count, 0);
    if (count + left.length === 0) continue;
    write(
      `${colors.bold(id.padEnd(width))}  ${count} ${written ? 'rewritten' : 'to rewrite'}, ${left.length} left\n`,
    );
    for (const one of left) write(printLeft(one, output));
  }
  const others = allLeft.filter((one) => one.codemod === null);
  if (others.length > 0) write(`${colors.bold('no codemod'.padEnd(width))}  ${others.length} left\n`);
  for (const one of others) write(printLeft(one, output));
  const files =
    changed.length === 0
      ? 'Nothing to rewrite'
      : `${countOf(changed.length, 'file')} ${written ? 'written' : 'would change'}`;
  const withSockets = results.filter((result) => result.sockets).length;
  const failures = failed === 0 ? '' : `, ${colors.red(`${failed} failed`)}`;
  const last = `${files}, ${printCoverage(results.length, withSockets)}${failures}`;
  write(`${wrap(last, columns).join('\n').replace(files, colors.green)}\n`);
  const message = written ? printCommitMessage(results, codemods) : null;
  if (message !== null)
    write(`\n${colors.bold('Suggested commit message')}\n\n${message.replace(/^(?=.)/gm, '  ')}\n`);
}

function printLeft(
  { file, line, finding, reason }: Left & { readonly file: string; readonly line: number },
  { colors, columns = Infinity }: Pick<Output, 'colors' | 'columns'>,
): string {
  const place = `${harmless(file)}:${line}:${finding.column}`;
  const why = harmless(reason);
  const isNarrow = place.length + finding.rule.length + why.length + 6 > columns;
  if (!isNarrow) return `  ${place}  ${colors.dim(finding.rule)}  ${why}\n`;
  const lines = wrap(why, columns - 4).map((line) => `    ${line}\n`);
  return `  ${place}\n    ${colors.dim(finding.rule)}\n${lines.join('')}`;
}
