// A table for a terminal. Cells are wrapped; where the longest words do not fit side by side, each row becomes a list.
import type { Output } from '../environment.ts';
import { wrap } from '../wording.ts';

const GAP = 2;
/** Lines are of any length where nobody's terminal shows them, but a table is read by people. */
const WIDEST = 100;

/** Prints a table whose first row is its head. */
export function printColumns(
  [head = [], ...rows]: readonly (readonly string[])[],
  { colors, columns = WIDEST }: Pick<Output, 'colors' | 'columns'>,
): string {
  const widths = fit(
    head.map((_, at) => [head, ...rows].map((row) => row[at] ?? '')),
    columns,
  );
  if (widths === null) return rows.map((row) => printList(head, row, columns)).join('\n');
  const [first = '', ...others] = [head, ...rows].map((row) => printRow(row, widths));
  return [colors.bold(first), ...others].map((row) => `${row}\n`).join('');
}

/** Takes from the widest column that has more than its longest word until all fit; null where they cannot. */
function fit(cells: readonly (readonly string[])[], columns: number): readonly number[] | null {
  const least = cells.map((column) => Math.max(...column.flatMap((cell) => cell.split(' ')).map(lengthOf)));
  const widths = cells.map((column) => Math.max(...column.map(lengthOf)));
  while (widths.reduce((sum, width) => sum + width + GAP, -GAP) > columns) {
    const spare = widths.map((width, at) => (width > (least[at] ?? 0) ? width : 0));
    const widest = Math.max(...spare);
    if (widest === 0) return null;
    widths[spare.indexOf(widest)] = widest - 1;
  }
  return widths;
}

function lengthOf({ length }: string): number {
  return length;
}

function printRow(cells: readonly string[], widths: readonly number[]): string {
  const wrapped = cells.map((cell, at) => wrap(cell, widths[at] ?? 0));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    wrapped
      .map((lines, at) => (lines[line] ?? '').padEnd(widths[at] ?? 0))
      .join(' '.repeat(GAP))
      .trimEnd(),
  ).join('\n');
}

function printList(
  head: readonly string[],
  [title = '', ...cells]: readonly string[],
  columns: number,
): string {
  const lines = cells.flatMap((cell, at) =>
    cell === ''
      ? []
      : wrap(`${head[at + 1] ?? ''}: ${cell}`, columns - 4).map(
          (line, index) => `${index === 0 ? '  ' : '    '}${line}`,
        ),
  );
  return [title, ...lines, ''].join('\n');
}
