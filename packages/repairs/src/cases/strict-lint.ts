// What strict linters say of a result that they did not say of the text.
import { createStrictLint } from '@socket-safety/testkit/strict-lint';
import type { RowProgram } from './type-errors.ts';

/** Lists the rules that report something in the text `after` and nothing in `before`; both are places in the program. */
export type AddedReports = (before: number, after: number) => readonly string[];

/** How long a test waits for the linters to see every row, on a busy machine. */
export const LINT_MS = 600_000;

export function createAddedReports({ program, files, textOf }: RowProgram): AddedReports {
  const lint = createStrictLint(program);
  const reportsOf = (at: number) => {
    const file = files[at] ?? '';
    return lint(file, textOf.get(file) ?? '');
  };
  return (before, after) => {
    const reports = [...reportsOf(after)];
    if (reports.length === 0) return [];
    const known = reportsOf(before);
    return reports.filter((id) => !known.has(id));
  };
}
