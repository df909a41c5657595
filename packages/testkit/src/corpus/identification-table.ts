// Prints what labelled sends were taken for: a row per kind of receiver, then every send.
import { groupBy } from './group-by.ts';
import type { IdentifiedLabel } from './identification.ts';
import { printTable, type Cell } from './table.ts';

/** Prints the counts, and a line per labelled send. */
export function printIdentification(identified: readonly IdentifiedLabel[]): string {
  return [printCounts(identified), printSites(identified)].join('\n\n');
}

function printCounts(identified: readonly IdentifiedLabel[]): string {
  const rows = [...groupBy(identified, receiverOf)].sort().map(([receiver, its]): Cell[] => {
    const count = (grade: string) => its.filter(({ found }) => found?.grade === grade).length;
    const typed = its.filter((one) => one.typed).length;
    return [receiver, its.length, typed, count('certain'), count('probable')];
  });
  return printTable(['receiver', 'labels', 'with types', 'certain', 'probable'], rows);
}

function printSites(identified: readonly IdentifiedLabel[]): string {
  const rows = identified.map((one): Cell[] => {
    const { repo, file, line, method = '', family = '' } = one.label;
    return [
      receiverOf(one),
      family,
      one.found?.library ?? '-',
      one.found?.grade ?? '-',
      method,
      `${repo} ${file}:${line}`,
    ];
  });
  return printTable(['receiver', 'labelled', 'taken for', 'grade', 'call', 'place'], rows.sort(byReceiver));
}

function byReceiver(left: readonly Cell[], right: readonly Cell[]): number {
  return String(left[0]) < String(right[0]) ? -1 : Number(left[0] !== right[0]);
}

function receiverOf({ label }: IdentifiedLabel): string {
  return label.socket === false || label.socket === undefined ? 'no socket' : label.socket;
}
