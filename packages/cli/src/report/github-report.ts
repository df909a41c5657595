// Annotations for GitHub Actions: workflow commands on standard output. GitHub's own library for them writes past the report to
// the process and loads an HTTP client.
import { posix } from 'node:path';
import type { CheckReport } from './check-report.ts';
import type { ReportedFinding } from './reported-finding.ts';
import { printSummary } from './text-report.ts';
import { harmless } from '../wording.ts';

/** GitHub shows ten of each level per step, and drops the rest without a word. */
const MOST_SHOWN = 10;

/** Prints each finding as an annotation, errors first, grouped by file in the log, and a summary. */
export function printAnnotations(report: CheckReport): string {
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  const warnings = report.findings.filter(({ severity }) => severity === 'warn');
  const shown = [errors, warnings].flatMap((findings) => findings.slice(0, MOST_SHOWN));
  const hidden = new Set(report.findings.filter((finding) => !shown.includes(finding)));
  return [
    ...shown.map((finding) => annotation(finding, report.prefix)),
    ...groups([...hidden]),
    ...report.failures.map(
      ({ file, message }) =>
        `::error title=socket-safety could not read this file,file=${property(rooted(file, report.prefix))}::${data(message)}`,
    ),
    // A line of the log must not begin a command.
    data(printSummary(report)),
    '',
  ].join('\n');
}

function annotation(finding: ReportedFinding, prefix: string): string {
  const { severity, file, line, column, endLine, endColumn, rule, message } = finding;
  const properties = {
    title: `socket-safety/${rule}`,
    file: rooted(file, prefix),
    line,
    endLine,
    // Columns count on one line alone.
    ...(line === endLine ? { col: column, endColumn } : {}),
  };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${severity === 'error' ? 'error' : 'warning'} ${written.join(',')}::${data(message)}`;
}

/** What GitHub would not show as annotations, file by file, folded in the log. */
function groups(findings: readonly ReportedFinding[]): readonly string[] {
  const files = [...new Set(findings.map(({ file }) => file))];
  return files.flatMap((file) => [
    `::group::${data(file)}`,
    ...findings
      .filter((finding) => finding.file === file)
      .map(({ line, column, severity, rule, message }) =>
        data(`${line}:${column} ${severity === 'error' ? 'error' : 'warning'} ${harmless(message)} ${rule}`),
      ),
    '::endgroup::',
  ]);
}

function rooted(file: string, prefix: string): string {
  return posix.normalize(prefix + file);
}

/** Encodes a text for a command, which ends with its line. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Encodes a property, which also ends with a comma or a colon. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
