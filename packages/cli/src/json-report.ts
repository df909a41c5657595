// The report for other programs.
import type { CheckReport } from './check.ts';

/** Prints a report as one JSON document, version 1. */
export function printJson({
  files,
  withEvidence,
  withSockets,
  findings,
  failures,
  effort,
}: CheckReport): string {
  const document = {
    version: 1,
    files,
    withEvidence,
    withSockets,
    findings: findings.map(({ file, line, column, endLine, endColumn, rule, severity, message, grade }) => ({
      file,
      line,
      column,
      endLine,
      endColumn,
      rule,
      severity,
      message,
      grade,
    })),
    failures: failures.map(({ file, message }) => ({ file, message })),
    effort,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
