// Surveys as a table, with every failure below it.
import { basename } from 'node:path';
import { printTable, type Cell } from '../corpus/table.ts';
import { FAULTS, type FileReport } from './report.ts';
import type { Survey } from './survey.ts';

const HEADER = [
  'folder',
  'files',
  'parsed',
  'planted',
  'evidence',
  'graphs',
  'findings',
  'rewritten',
  'changed',
  ...FAULTS,
  'type errors added',
];
/** Lines of a stack that are worth reading. */
const MOST_LINES = 14;

/** Prints a row per folder and each of their faults. */
export function printSurveys(surveys: readonly Survey[]): string {
  const faults = surveys.flatMap(({ folder, faults }) =>
    faults.map(({ file, kind, detail }) => `${kind}: ${folder}/${file}\n${indented(detail)}`),
  );
  return [printTable(HEADER, surveys.map(cellsOf)), ...faults].join('\n\n');
}

/** Tells whether nothing failed. */
export function isSurvived({ faults, typeErrorsAdded }: Survey): boolean {
  return faults.length === 0 && (typeErrorsAdded ?? 0) <= 0;
}

function cellsOf({ folder, reports, faults, typeErrorsAdded }: Survey): readonly Cell[] {
  const all = [...reports.values()];
  const count = (is: (report: FileReport) => boolean): number => all.filter(is).length;
  const sum = (of: (report: FileReport) => number): number => all.reduce((total, one) => total + of(one), 0);
  return [
    basename(folder),
    all.length,
    count(({ parsed }) => parsed),
    count(({ planted }) => planted),
    count(({ evidence }) => evidence),
    sum(({ graphs }) => graphs),
    sum(({ findings }) => findings),
    sum(({ rewritten }) => rewritten),
    count(({ changed }) => changed),
    ...FAULTS.map((kind) => faults.filter((fault) => fault.kind === kind).length),
    typeErrorsAdded === null ? '-' : String(typeErrorsAdded),
  ];
}

function indented(detail: string): string {
  const lines = detail.split('\n');
  const rest = lines.length > MOST_LINES ? ['…'] : [];
  return [...lines.slice(0, MOST_LINES), ...rest].map((line) => `  ${line}`).join('\n');
}
