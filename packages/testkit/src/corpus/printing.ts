// Every part of what a measurement prints.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checkout } from './checkouts.ts';
import { printExcerpt } from './excerpt.ts';
import { groupBy } from './group-by.ts';
import { isFalseAlarm, isMiss, type JudgedLabel } from './labels.ts';
import type { Failure, Measurement, Report } from './measurement.ts';
import { printTable, type Cell } from './table.ts';

const NUMBERS = {
  files: (one: Measurement) => one.files,
  evidence: (one: Measurement) => one.withEvidence,
  'names a socket': (one: Measurement) => one.withSockets,
  functions: (one: Measurement) => one.functions,
  unsupported: (one: Measurement) => one.unsupported,
  reports: (one: Measurement) => one.reports.length,
  crashes: (one: Measurement) => one.crashes.length,
  unparsed: (one: Measurement) => one.unparsed.length,
  seconds: (one: Measurement) => one.seconds,
} satisfies Readonly<Record<string, (one: Measurement) => number>>;

/** Prints a row per repository, and their sum. */
export function printRepositories(measurements: readonly Measurement[]): string {
  const rows = measurements.map((one): Cell[] => [
    one.repo,
    ...Object.values(NUMBERS).map((numberOf) => Math.round(numberOf(one) * 10) / 10),
  ]);
  const sums = Object.values(NUMBERS).map((numberOf) => {
    const sum = measurements.reduce((total, one) => total + numberOf(one), 0);
    return Math.round(sum * 10) / 10;
  });
  return printTable(['repository', ...Object.keys(NUMBERS)], [...rows, ['all', ...sums]]);
}

/** Prints how many reports each rule gave, and in how many repositories. */
export function printRules(reports: readonly Report[]): string {
  const rows = [...groupBy(reports, ({ rule }) => rule)]
    .map(([rule, its]): Cell[] => [rule, its.length, new Set(its.map(({ repo }) => repo)).size])
    .sort(([, left], [, right]) => Number(right) - Number(left));
  return printTable(['rule', 'reports', 'repositories'], rows);
}

/** Prints a row per kind and verdict. A label that two rules report counts for both. */
export function printVerdicts(judged: readonly JudgedLabel[]): string {
  const rules = [...new Set(judged.flatMap((one) => rulesOf(one)))].sort();
  const groups = [...groupBy(judged, ({ label }) => `${label.kind}: ${label.verdict}`)].sort();
  const rows = groups.map(([name, its]): Cell[] => [
    name,
    its.length,
    its.filter(({ reports }) => reports.length > 0).length,
    ...rules.map((rule) => its.filter((one) => rulesOf(one).includes(rule)).length),
  ]);
  return printTable(['verdict', 'labels', 'reported', ...rules], rows);
}

/** Prints the labels where the rules are wrong: what is fine and reported, what is a hazard and is not. */
export function printMistakes(judged: readonly JudgedLabel[]): string {
  return [
    printSection(
      'Reported, though the label says that it is fine',
      judged
        .filter(isFalseAlarm)
        .flatMap(({ label, reports }) => [
          `${label.repo} ${label.file}:${label.line} ${label.verdict}: ${label.reason}`,
          ...reports.map(({ line, rule, message }) => `    ${line}: ${rule}: ${message}`),
        ]),
    ),
    printSection(
      'Not reported, though the label says hazard',
      judged
        .filter(isMiss)
        .map(({ label }) => `${label.repo} ${label.file}:${label.line} ${label.kind}: ${label.reason}`),
    ),
  ].join('\n\n');
}

/** Prints files that gave no answer; a reason that several share stands once, the most common first. */
export function printFailures(title: string, failures: readonly Failure[]): string {
  const groups = [...groupBy(failures, ({ why }) => why)].sort(
    ([, left], [, right]) => right.length - left.length,
  );
  return printSection(
    `${title} (${failures.length})`,
    groups.flatMap(([why, its]) => [why, ...its.map(({ repo, file }) => `  in ${repo} ${file}`)]),
  );
}

/** Prints files that took long, the slowest first. */
export function printSlow(measurements: readonly Measurement[]): string {
  const slow = measurements.flatMap((one) => one.slow).sort((left, right) => right.seconds - left.seconds);
  return printSection(
    'Slow files',
    slow.map(({ repo, file, seconds }) => `${repo} ${file}: ${seconds.toFixed(1)} s`),
  );
}

/** Prints reports within their code. */
export function printSample(sample: readonly Report[], checkouts: readonly Checkout[]): string {
  const folders = new Map(checkouts.map(({ repo, folder }) => [repo, folder]));
  return sample
    .map(({ repo, file, line, column, rule, message }, index) => {
      const code = readFileSync(join(folders.get(repo) ?? '', file), 'utf8');
      const title = `[${index + 1}] ${repo} ${file}:${line}:${column}`;
      return `${title}\n${rule}: ${message}\n${printExcerpt(code, line)}`;
    })
    .join('\n\n');
}

function printSection(title: string, lines: readonly string[]): string {
  return [`${title}:${lines.length === 0 ? ' none' : ''}`, ...lines].join('\n');
}

function rulesOf({ reports }: JudgedLabel): readonly string[] {
  return [...new Set(reports.map(({ rule }) => rule))];
}
