// The tables that `npm run faults` prints.
import type { Struck } from './kill.ts';
import type { Situation } from './situations.ts';

/** Prints a table row by row, the first being its head. */
export function printTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  const lines = rows.map((row) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [lines[0] ?? '', rule, ...lines.slice(1)].join('\n');
}

/** Prints what was done how often, and how the files stood after it. */
export function printKills(struck: readonly Struck[]): string {
  const groups = new Map<string, Struck[]>();
  for (const one of struck) {
    const key = `${one.blow.signal} ${one.where}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const sum = (all: readonly Struck[], pick: (one: Struck) => number): string =>
    String(all.reduce((total, one) => total + pick(one), 0));
  const row = (name: string, all: readonly Struck[]): readonly string[] => [
    name,
    String(all.length),
    sum(all, ({ after }) => after.old),
    sum(all, ({ after }) => after.new),
    sum(all, ({ after }) => after.wrong.length),
  ];
  return printTable([
    ['what was done', 'how often', 'files old', 'files new', 'half or lost'],
    ...[...groups].sort(([left], [right]) => (left < right ? -1 : 1)).map(([key, all]) => row(key, all)),
    row('all', struck),
  ]);
}

/** Prints how each situation ended. */
export function printSituations(situations: readonly Situation[]): string {
  return printTable([
    ['situation', 'exit', 'what it said', 'lost'],
    ...situations.map(({ name, code, said, faults }) => [
      name,
      code === null ? '-' : String(code),
      said,
      faults.length === 0 ? 'nothing' : faults.length.toString(),
    ]),
  ]);
}
