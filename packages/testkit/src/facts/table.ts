import type { Comparison } from './compare.ts';

const HEAD = ['library', 'implementation', 'version', 'replayed', 'deviating', 'cited', 'differing'] as const;

/** Prints one line per implementation, then every difference. */
export function printTable(
  comparisons: readonly { readonly library: string; readonly comparison: Comparison }[],
): string {
  const rows = comparisons.map(({ library, comparison }) => [
    library,
    comparison.implementation,
    comparison.version,
    String(comparison.replayed.length),
    String(comparison.deviating.length),
    String(comparison.cited.length),
    String(comparison.differences.length),
  ]);
  const widths = HEAD.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const differences = comparisons.flatMap(({ comparison }) =>
    comparison.differences.map(
      ({ cell, claimed, seen }) =>
        `${comparison.implementation}: ${cell}: the row says ${claimed ?? 'nothing'}, the replay shows ${seen ?? 'nothing'}`,
    ),
  );
  return [line(HEAD), ...rows.map(line), ...differences].join('\n');
}
