// Prints what judged reports were worth, rule by rule, and which of them are still made.
import { groupBy } from './group-by.ts';
import { printTable, type Cell } from './table.ts';
import type { ComparedVerdict, Judgement } from './verdicts.ts';

const HEADER = [
  'rule',
  'read',
  'hazards',
  'silent losses',
  'unwanted',
  'still made',
  'hazards',
  'silent losses',
  'unwanted',
  'wanted',
];

/** Prints a row per rule and their sum – as read, then of what is still made – and the places that moved or are still wrong. */
export function printVerdictsPerRule(compared: readonly ComparedVerdict[]): string {
  const rules = [...groupBy(compared, ({ verdict }) => verdict.rule)].sort(([left], [right]) =>
    left < right ? -1 : 1,
  );
  const rows = rules.map(([rule, its]) => [rule, ...countsOf(its)]);
  return [
    printTable(HEADER, [...rows, ['all', ...countsOf(compared)]]),
    printPlaces(
      'Unwanted and still made',
      compared.filter((one) => one.made && !isWanted(one)),
    ),
    printPlaces(
      'Unwanted and gone',
      compared.filter((one) => !one.made && !isWanted(one)),
    ),
    printPlaces(
      'Wanted and gone',
      compared.filter((one) => !one.made && isWanted(one)),
    ),
  ].join('\n\n');
}

function countsOf(compared: readonly ComparedVerdict[]): readonly Cell[] {
  const made = compared.filter((one) => one.made);
  const share =
    made.length === 0 ? '-' : `${Math.round((100 * made.filter(isWanted).length) / made.length)} %`;
  return [compared.length, ...judgementsOf(compared), made.length, ...judgementsOf(made), share];
}

function judgementsOf(compared: readonly ComparedVerdict[]): readonly number[] {
  const count = (judgement: Judgement) =>
    compared.filter(({ verdict }) => verdict.verdict === judgement).length;
  return [count('hazard'), count('silent-loss'), count('unwanted')];
}

function isWanted({ verdict }: ComparedVerdict): boolean {
  return verdict.verdict !== 'unwanted';
}

function printPlaces(title: string, compared: readonly ComparedVerdict[]): string {
  const places = compared.map(
    ({ verdict: { repo, file, line, rule, reason } }) => `${repo} ${file}:${line} ${rule}: ${reason}`,
  );
  return [`${title} (${compared.length})`, ...places].join('\n');
}
