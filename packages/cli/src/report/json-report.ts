// The report for other programs.
import { labelOf } from '@socket-safety/analysis';
import type { CheckReport } from './check-report.ts';

/** Prints a report as one JSON document, version 1. */
export function printJson({
  files,
  withEvidence,
  withSockets,
  findings,
  suppressed,
  outdated,
  failures,
  effort,
}: CheckReport): string {
  const document = {
    version: 1,
    files,
    withEvidence,
    withSockets,
    findings: findings.map(({ path, excerpt: _, ...finding }) => ({
      ...finding,
      path: path.map(({ role, place }) => ({ role, label: labelOf(role), place })),
    })),
    suppressed,
    outdatedSuppressions: outdated,
    failures: failures.map(({ file, message }) => ({ file, message })),
    effort,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
