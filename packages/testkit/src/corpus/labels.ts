// Places that a person judged, and what the rules said of them.
import { readFileSync } from 'node:fs';
import { groupBy } from './group-by.ts';
import type { Report } from './measurement.ts';

/** Verdicts where a report is wrong. */
const FINE = ['safe', 'not a socket', 'well-defined in JS'];

/** A judged call or loop. */
export interface Label {
  readonly repo: string;
  readonly file: string;
  readonly line: number;
  readonly kind: 'send' | 'loop';
  readonly verdict: string;
  readonly reason: string;
  /** Of a send: what is called, on what, and what kind of thing that is. */
  readonly method?: string;
  readonly socket?: 'socket' | 'wrapper over a socket' | false;
  readonly family?: string;
  /** Of a loop: where its collection is changed. */
  readonly mutation_lines?: readonly number[];
}

/** A label with the reports that speak of its place. */
export interface JudgedLabel {
  readonly label: Label;
  readonly reports: readonly Report[];
}

/** Reads a file of labels. Throws an `Error` that names the entry that is none. */
export function readLabels(path: string): readonly Label[] {
  const written: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!Array.isArray(written)) throw new Error(`${path}: must hold a list`);
  return written.map((entry: unknown, index) => {
    if (!isLabel(entry)) throw new Error(`${path}: entry ${index} is no label`);
    return entry;
  });
}

/** Pairs labels with reports on their line; a loop's also with those on the lines that change its collection. */
export function judgeLabels(labels: readonly Label[], reports: readonly Report[]): readonly JudgedLabel[] {
  const byFile = groupBy(reports, fileOf);
  return labels.map((label) => {
    const lines = [label.line, ...(label.mutation_lines ?? [])];
    const inFile = byFile.get(fileOf(label)) ?? [];
    return { label, reports: inFile.filter(({ line }) => lines.includes(line)) };
  });
}

/** Tells whether a place was reported that is fine. */
export function isFalseAlarm({ label, reports }: JudgedLabel): boolean {
  return reports.length > 0 && FINE.includes(label.verdict);
}

/** Tells whether a hazard was not reported. */
export function isMiss({ label, reports }: JudgedLabel): boolean {
  return reports.length === 0 && label.verdict === 'hazard';
}

function fileOf({ repo, file }: { readonly repo: string; readonly file: string }): string {
  return `${repo}/${file}`;
}

function isLabel(entry: unknown): entry is Label {
  if (typeof entry !== 'object' || entry === null) return false;
  const label = entry as Partial<Label>;
  const { repo, file, line, kind, verdict, reason, method = '', family = '', mutation_lines: lines } = label;
  return (
    [repo, file, verdict, reason, method, family].every((word) => typeof word === 'string') &&
    typeof line === 'number' &&
    [undefined, 'socket', 'wrapper over a socket', false].includes(label.socket) &&
    (kind === 'send' || kind === 'loop') &&
    (lines === undefined || (Array.isArray(lines) && lines.every((one) => typeof one === 'number')))
  );
}
