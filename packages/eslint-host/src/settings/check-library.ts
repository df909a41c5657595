// A row by itself, as the test of the house's own rows looks at them.
import type { Library } from '@socket-safety/libraries';
import { checkRow } from './check-row.ts';
import { printProblem } from './problem.ts';
import { libraryRow } from './row-shapes.ts';
import { findShapeProblems } from './shapes.ts';

/** Lists what is wrong with a library row, one line each; `uses` holds rows here. Empty: a user could have written it. */
export function checkLibrary(row: unknown): readonly string[] {
  const problems = findShapeProblems(libraryRow, row);
  // Without a problem it has the shape of a row.
  return (problems.length > 0 ? problems : [...checkRow(row as Library)]).map((problem) =>
    printProblem(problem, 'library'),
  );
}
