// The word that somebody meant: the one that takes the fewest single-letter changes.

/** Finds the word that is nearest to what was written; null where none is near enough to be what was meant. */
export function findNearest(written: string, words: readonly string[]): string | null {
  let nearest: string | null = null;
  let least = Infinity;
  for (const word of words) {
    const count = changesBetween(written.toLowerCase(), word.toLowerCase());
    if (count >= least || count > mostChanges(written, word)) continue;
    nearest = word;
    least = count;
  }
  return nearest;
}

/** A third of the letters may be wrong, and always one. */
function mostChanges(written: string, word: string): number {
  return Math.max(1, Math.floor(Math.max(written.length, word.length) / 3));
}

/** Counts the letters to put in, leave out or replace; two that changed places count as one. */
function changesBetween(left: string, right: string): number {
  const rows: number[][] = [Array.from({ length: right.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= left.length; row++) {
    const counts = [row];
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1];
      const isSwapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      counts.push(
        Math.min(
          at(rows, row - 1, column) + 1,
          (counts[column - 1] ?? 0) + 1,
          at(rows, row - 1, column - 1) + (isSame ? 0 : 1),
          isSwapped ? at(rows, row - 2, column - 2) + 1 : Infinity,
        ),
      );
    }
    rows.push(counts);
  }
  return at(rows, left.length, right.length);
}

function at(rows: readonly (readonly number[])[], row: number, column: number): number {
  return rows[row]?.[column] ?? Infinity;
}
