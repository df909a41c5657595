// What a check found, as every format prints it.
import type { Effort } from '@socket-safety/codemod-host';
import type { Rule } from '@socket-safety/repairs';
import type { Failure } from '../failures.ts';
import type { ReportedFinding } from './reported-finding.ts';
import type { Shard } from '../shard.ts';
import type { Outdated } from '../suppressions.ts';

/** A rule of the run. */
export interface RunRule {
  readonly rule: Rule;
  readonly severity: 'warn' | 'error';
}

/** What was found; files are named relative to the folder of the run, with `/`, and everything is sorted. */
export interface CheckReport {
  readonly files: number;
  /** Files that were analysed, since their text names a socket or changes what it walks. */
  readonly withEvidence: number;
  readonly withSockets: number;
  /** What is shown. */
  readonly findings: readonly ReportedFinding[];
  /** Warnings found, those that `--quiet` leaves out among them. */
  readonly warnings: number;
  /** Findings that a bulk suppression leaves out. */
  readonly suppressed: number;
  /** Bulk suppressions of what does not occur any more. */
  readonly outdated: readonly Outdated[];
  readonly failures: readonly Failure[];
  readonly effort: Effort;
  readonly rules: readonly RunRule[];
  /** From the root of the repository to the folder of the run, with `/` at its end; empty where that is the root. */
  readonly prefix: string;
  /** The part of the files that was looked at; absent: all of them. */
  readonly shard?: Shard;
}

/** Counts what is shown by severity. */
export function countFindings({ findings }: Pick<CheckReport, 'findings'>): {
  readonly errors: number;
  readonly warnings: number;
} {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: findings.length - errors };
}
