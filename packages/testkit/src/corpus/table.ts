// Prints columns: words to the left, numbers to the right.

export type Cell = string | number;

/** Prints a header and rows of the same length. A column is of numbers when its first cell is. */
export function printTable(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => String(row[column]).length)),
  );
  return [header, ...rows]
    .map((row) =>
      row
        .map((cell, column) => pad(cell, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');

  function pad(cell: Cell, column: number): string {
    const width = widths[column] ?? 0;
    return typeof rows[0]?.[column] === 'number' ? String(cell).padStart(width) : String(cell).padEnd(width);
  }
}
