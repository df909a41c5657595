// Trials as tables.
import { groupBy } from '../corpus/group-by.ts';
import { printTable, type Cell } from '../corpus/table.ts';
import { countsOf, type Trial } from './trial.ts';

const HEADER = [
  'repository',
  'files',
  'hunks',
  'rewritten',
  'left',
  'no codemod',
  'second run',
  'not parsed',
  'errors before',
  'after',
  'seconds',
];

/** Prints a row per repository and their sum, what each codemod did, and the reasons of what is left. */
export function printTrials(trials: readonly Trial[]): string {
  const { rewritten, left } = countsOf(trials);
  const share = rewritten + left === 0 ? '-' : `${((100 * rewritten) / (rewritten + left)).toFixed(1)} %`;
  return [
    printTable(HEADER, [
      ...trials.map((trial) => [trial.repo, ...cellsOf([trial])]),
      ['all', ...cellsOf(trials)],
    ]),
    `Rewritten of the reports that have a repair: ${rewritten} of ${rewritten + left}, ${share}`,
    printCodemods(trials),
    printReasons(trials),
    printList(
      'Failures',
      trials.flatMap(({ repo, failures }) => failures.map(({ file, why }) => `${repo} ${file}: ${why}`)),
    ),
    printList(
      'Changed by the second run',
      trials.flatMap(({ repo, changedAgain }) => changedAgain.map((file) => `${repo} ${file}`)),
    ),
    printList(
      'Left',
      trials.flatMap(({ repo, left: all }) =>
        all
          .filter(({ codemod }) => codemod !== null)
          .map(({ file, finding, reason }) => `${repo} ${file}:${finding.line} ${finding.rule}: ${reason}`),
      ),
    ),
  ].join('\n\n');
}

function cellsOf(trials: readonly Trial[]): readonly Cell[] {
  const sum = (count: (trial: Trial) => number) => trials.reduce((total, trial) => total + count(trial), 0);
  const { rewritten, left } = countsOf(trials);
  const compiled = trials.flatMap(({ errors }) => errors ?? []);
  const errors = (when: 'before' | 'after') =>
    compiled.length === 0 ? '-' : String(compiled.reduce((total, one) => total + one[when], 0));
  return [
    sum(({ changed }) => changed.length),
    sum(({ hunks }) => hunks),
    rewritten,
    left,
    sum((trial) => trial.left.filter(({ codemod }) => codemod === null).length),
    sum(({ changedAgain }) => changedAgain.length),
    sum(({ unparsed }) => unparsed.length),
    errors('before'),
    errors('after'),
    Math.round(sum(({ seconds }) => seconds)),
  ];
}

function printCodemods(trials: readonly Trial[]): string {
  const applied = trials.flatMap((trial) => trial.applied);
  const left = trials.flatMap((trial) => trial.left).filter(({ codemod }) => codemod !== null);
  const ids = new Set([...applied, ...left].map(({ codemod }) => codemod ?? ''));
  const rows = [...ids].sort().map((id): readonly Cell[] => {
    const made = applied.filter(({ codemod }) => codemod === id);
    return [
      id,
      made.reduce((total, { count }) => total + count, 0),
      left.filter(({ codemod }) => codemod === id).length,
    ];
  });
  return printTable(['codemod', 'rewritten', 'left'], rows);
}

function printReasons(trials: readonly Trial[]): string {
  const left = trials.flatMap((trial) => trial.left).filter(({ codemod }) => codemod !== null);
  const groups = [...groupBy(left, ({ codemod, reason }) => `${codemod}: ${kindOf(reason)}`)];
  return printTable(
    ['left', 'because'],
    groups
      .sort(([, some], [, others]) => others.length - some.length)
      .map(([reason, its]) => [its.length, reason]),
  );
}

/** Reasons that differ in the names that they mention are one. */
function kindOf(reason: string): string {
  return reason.replace(/`[^`]*`/g, '`…`').replace(/\d+/g, 'n');
}

function printList(title: string, lines: readonly string[]): string {
  return [`${title}: ${lines.length}`, ...lines.map((line) => `  ${line}`)].join('\n');
}
