// The report for people, in the style that linters have.
import type { CheckReport, ReportedFinding } from './check.ts';
import type { Colors, Output } from './environment.ts';
import { printFailures } from './failures.ts';
import { countOf, harmless } from './wording.ts';

/** Prints findings by file, a summary, and on the other stream what failed. */
export function printText(report: CheckReport, { write, tell, colors }: Output): void {
  for (const file of new Set(report.findings.map((finding) => finding.file))) {
    const findings = report.findings.filter((finding) => finding.file === file);
    write(`\n${colors.underline(harmless(file))}\n${table(findings, colors)}\n`);
  }
  if (report.findings.length > 0) write('\n');
  printFailures(report.failures, tell, colors);
  write(`${summary(report, colors)}\n`);
}

/** Prints how much was looked at: `87 files looked at, 9 with sockets`. */
export function printCoverage(files: number, withSockets: number): string {
  return `${countOf(files, 'file')} looked at, ${withSockets} with sockets`;
}

function summary({ findings, failures, files, withSockets }: CheckReport, colors: Colors): string {
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const withFindings = new Set(findings.map((finding) => finding.file)).size;
  const kinds = `${countOf(errors, 'error')}, ${countOf(findings.length - errors, 'warning')}`;
  const problems = `${countOf(findings.length, 'problem')} (${kinds}) in ${countOf(withFindings, 'file')}`;
  const coloured =
    findings.length === 0
      ? colors.green('No problems')
      : errors > 0
        ? colors.red(problems)
        : colors.yellow(problems);
  const failed = failures.length === 0 ? '' : `, ${colors.red(`${failures.length} failed`)}`;
  return `${coloured}, ${printCoverage(files, withSockets)}${failed}`;
}

function table(findings: readonly ReportedFinding[], colors: Colors): string {
  const rows = findings.map(({ line, column, severity, message, rule }) => ({
    place: `${line}:${column}`,
    severity: severity === 'error' ? ('error' as const) : ('warning' as const),
    message: harmless(message),
    rule,
  }));
  const widths = {
    place: Math.max(...rows.map((row) => row.place.length)),
    severity: Math.max(...rows.map((row) => row.severity.length)),
    message: Math.max(...rows.map((row) => row.message.length)),
  };
  return rows
    .map(({ place, severity, message, rule }) => {
      const paint = severity === 'error' ? colors.red : colors.yellow;
      return [
        ` ${colors.dim(place.padEnd(widths.place))}`,
        paint(severity.padEnd(widths.severity)),
        message.padEnd(widths.message),
        colors.dim(rule),
      ].join('  ');
    })
    .join('\n');
}
