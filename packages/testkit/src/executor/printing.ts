// The table of `npm run execute`.
import type { JudgedCase } from './all-cases.ts';
import type { Verdict, VerdictKind } from './case-verdict.ts';

type Judged = JudgedCase & { readonly verdict: Verdict };

const COLUMNS = [
  'rule',
  'cases',
  'unjudged',
  'bad fails',
  'ok holds',
  'wrong',
  'cut off',
  'not driven',
] as const;

/** Prints a row for each rule. */
export function printTable(judged: readonly Judged[]): string {
  const rules = [...new Set(judged.map(({ rule }) => rule))];
  const rows = rules.map((rule) =>
    rowOf(
      rule,
      judged.filter((one) => one.rule === rule),
    ),
  );
  const widths = COLUMNS.map((_, at) => Math.max(...[COLUMNS, ...rows].map((row) => row[at]?.length ?? 0)));
  return [COLUMNS, ...rows]
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

function rowOf(rule: string, cases: readonly Judged[]): readonly string[] {
  const count = (...kinds: readonly VerdictKind[]) =>
    cases.filter(({ verdict }) => kinds.includes(verdict.kind)).length;
  const holds = (kind: 'bad' | 'ok') =>
    `${cases.filter(({ one, verdict }) => one.kind === kind && verdict.kind === 'holds').length}/${cases.filter(({ one, verdict }) => one.kind === kind && verdict.kind !== 'unjudged').length}`;
  return [
    rule,
    cases.length,
    count('unjudged'),
    holds('bad'),
    holds('ok'),
    count('never fails', 'fails', 'never open'),
    count('cut off'),
    count('not driven'),
  ].map(String);
}
