// Reports on real code that a person read with the code open, and what came of them since.
import { readFileSync } from 'node:fs';
import type { Report } from './measurement.ts';

/** The file of verdicts that this repository keeps. */
export const VERDICTS = new URL('./verdicts.json', import.meta.url);

const JUDGEMENTS = ['hazard', 'silent-loss', 'unwanted'] as const;

/**
 * What a report is worth to the maintainer of that code.
 *
 * | judgement     | there                                                                          |
 * | ------------- | ------------------------------------------------------------------------------ |
 * | `hazard`      | throws, rejects unheard, ends the process or a broadcast, hangs, leaks           |
 * | `silent-loss` | a message is lost, nothing notices, and a maintainer would act on it             |
 * | `unwanted`    | anything else, and whatever is untrue in the message                            |
 */
export type Judgement = (typeof JUDGEMENTS)[number];

/** A report, judged. The line (from 1) is that of the commit. */
export interface Verdict {
  /** `owner/name` */
  readonly repo: string;
  readonly commit: string;
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly verdict: Judgement;
  /** In the reader's own words. */
  readonly reason: string;
}

/** A verdict, and whether its report is still made. */
export interface ComparedVerdict {
  readonly verdict: Verdict;
  readonly made: boolean;
}

/** Reads a file of verdicts. Throws an `Error` that names the entry that is none. */
export function readVerdicts(path: string | URL): readonly Verdict[] {
  const written: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!Array.isArray(written)) throw new Error(`${String(path)}: must hold a list`);
  return written.map((entry: unknown, index) => {
    if (!isVerdict(entry)) throw new Error(`${String(path)}: entry ${index} is no verdict`);
    return entry;
  });
}

/** Finds which judged reports are still made: by the same rule on the same line. */
export function compareVerdicts(
  verdicts: readonly Verdict[],
  reports: readonly Report[],
): readonly ComparedVerdict[] {
  const made = new Set(reports.map(keyOf));
  return verdicts.map((verdict) => ({ verdict, made: made.has(keyOf(verdict)) }));
}

function keyOf({ repo, file, line, rule }: Pick<Report, 'repo' | 'file' | 'line' | 'rule'>): string {
  return `${repo} ${file}:${line} ${rule}`;
}

function isVerdict(entry: unknown): entry is Verdict {
  if (typeof entry !== 'object' || entry === null) return false;
  const { repo, commit, file, line, rule, verdict, reason } = entry as Partial<Verdict>;
  return (
    [repo, commit, file, rule, reason].every((word) => typeof word === 'string' && word !== '') &&
    Number.isInteger(line) &&
    JUDGEMENTS.some((known) => known === verdict)
  );
}
