// ESLint's bulk suppressions, read and written in its format and counted as it counts: by file and rule, errors alone. A rule
// with no more findings than its count is silent in that file; with more, all of them are shown.
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { firstLineOf, KnownError, reasonOf, writeWhole } from '@socket-safety/codemod-host';
import type { ReportedFinding } from './report/reported-finding.ts';

export const SUPPRESSIONS_FILE = 'eslint-suppressions.json';
const PREFIX = 'socket-safety/';

/** What the file holds: by file relative to the folder of the run, and by rule as ESLint names it. */
export type Suppressions = Readonly<Record<string, Readonly<Record<string, { readonly count: number }>>>>;

/** What was looked at: only that can make a suppression outdated. */
export interface Looked {
  /** Relative to the folder of the run, with `/`. */
  readonly files: readonly string[];
  readonly rules: readonly string[];
}

/** A suppression with a higher count than there are findings. */
export interface Outdated {
  readonly file: string;
  readonly rule: string;
  /** How many too many. */
  readonly count: number;
}

/** Reads a file of suppressions; null where there is none. Throws a `KnownError` for one that is broken. */
export async function readSuppressions(path: string): Promise<Suppressions | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (thrown) {
    if (Object(thrown).code === 'ENOENT') return null;
    throw new KnownError(`${path}: ${reasonOf(thrown)}`);
  }
  let read: unknown;
  try {
    read = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (thrown) {
    throw new KnownError(`${path}: is not valid JSON: ${firstLineOf(thrown)}`);
  }
  if (isSuppressions(read)) return read;
  throw new KnownError(`${path}: is no list of suppressions: { "file": { "rule": { "count": 1 } } }`);
}

function isSuppressions(read: unknown): read is Suppressions {
  return (
    isObject(read) &&
    Object.values(read).every(
      (rules) =>
        isObject(rules) &&
        Object.values(rules).every((one) => isObject(one) && Number.isInteger(one['count'])),
    )
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Leaves out what is suppressed, and lists what is suppressed without need. */
export function applySuppressions(
  findings: readonly ReportedFinding[],
  suppressions: Suppressions,
  { files, rules }: Looked,
): { readonly shown: readonly ReportedFinding[]; readonly outdated: readonly Outdated[] } {
  const counts = countErrors(findings);
  const shown = findings.filter(({ file, rule, severity }) => {
    const count = suppressions[file]?.[PREFIX + rule]?.count ?? 0;
    return severity !== 'error' || (counts.get(keyOf(file, rule)) ?? 0) > count;
  });
  const outdated = files.flatMap((file) =>
    rules.flatMap((rule) => {
      const count = suppressions[file]?.[PREFIX + rule]?.count ?? 0;
      const found = counts.get(keyOf(file, rule)) ?? 0;
      return found < count ? [{ file, rule, count: count - found }] : [];
    }),
  );
  return { shown, outdated };
}

/** Adds every error to the suppressions; what ESLint has there of other rules stays. */
export function suppressAll(
  findings: readonly ReportedFinding[],
  suppressions: Suppressions | null,
): Suppressions {
  const next: Record<string, Record<string, { readonly count: number }>> = {};
  for (const [file, rules] of Object.entries(suppressions ?? {})) next[file] = { ...rules };
  for (const [key, count] of countErrors(findings)) {
    const [file = '', rule = ''] = key.split('\0');
    next[file] = { ...next[file], [PREFIX + rule]: { count } };
  }
  return next;
}

/** Takes out what is outdated, and files that are gone. */
export function pruneSuppressions(
  suppressions: Suppressions,
  outdated: readonly Outdated[],
  cwd: string,
): Suppressions {
  const tooMany = new Map(outdated.map(({ file, rule, count }) => [keyOf(file, PREFIX + rule), count]));
  const files = Object.entries(suppressions).flatMap(([file, rules]) => {
    if (!existsSync(resolve(cwd, file))) return [];
    const left = Object.entries(rules)
      .map(([rule, { count }]) => [rule, { count: count - (tooMany.get(keyOf(file, rule)) ?? 0) }] as const)
      .filter(([, { count }]) => count > 0);
    return left.length === 0 ? [] : [[file, Object.fromEntries(left)] as const];
  });
  return Object.fromEntries(files);
}

/** Writes a file of suppressions as ESLint does: sorted, indented by two. */
export async function writeSuppressions(path: string, suppressions: Suppressions): Promise<void> {
  try {
    await writeWhole(path, JSON.stringify(sorted(suppressions), null, 2));
  } catch (thrown) {
    throw new KnownError(`${path}: ${reasonOf(thrown)}`);
  }
}

function sorted(suppressions: Suppressions): Suppressions {
  const files = Object.keys(suppressions).sort();
  return Object.fromEntries(
    files.map((file) => [
      file,
      Object.fromEntries(
        Object.entries(suppressions[file] ?? {}).sort(([left], [right]) => (left < right ? -1 : 1)),
      ),
    ]),
  );
}

function countErrors(findings: readonly ReportedFinding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { file, rule, severity } of findings) {
    if (severity !== 'error') continue;
    const key = keyOf(file, rule);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function keyOf(file: string, rule: string): string {
  return `${file}\0${rule}`;
}
