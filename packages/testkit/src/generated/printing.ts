// A measurement as text.
import type { Measured } from './measure.ts';

/** Prints the coverage, and then the figures a line each. */
export function printMeasured(measured: Measured, seconds: number): string {
  const { programs, notDriven, schedules, coverage, misses, assumed, reports, unreached, hidden, broken } =
    measured;
  const rate = (preset: 'recommended' | 'strict') =>
    `${unreached[preset]} of ${reports[preset]} (${((100 * unreached[preset]) / Math.max(1, reports[preset])).toFixed(1)} %)`;
  return [
    coverage.print(),
    `empty cells: ${coverage.empty().join(', ') || 'none'}`,
    `${programs} programs in ${seconds.toFixed(1)} s, ${(programs / seconds).toFixed(1)} a second; ${schedules} schedules`,
    `not driven: ${notDriven}`,
    `misses: ${misses.length}`,
    ...[...assumed].map(([name, count]) => `  not counted, ${name}: ${count}`),
    `reports that no schedule reaches: recommended ${rate('recommended')}, strict ${rate('strict')}; behind an earlier throw: ${hidden}`,
    `broken laws: ${broken.length}`,
  ].join('\n');
}
