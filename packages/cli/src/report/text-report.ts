// The report for people, in the style that linters have.
import { labelOf } from '@socket-safety/analysis';
import { countFindings, type CheckReport } from './check-report.ts';
import type { Colors } from '../environment.ts';
import type { ReportedFinding } from './reported-finding.ts';
import { countOf, harmless, wrap } from '../wording.ts';

/** How a text report looks. */
export interface TextLook {
  readonly colors: Colors;
  /** Width of the terminal; absent where lines may be of any length. */
  readonly columns?: number;
  /** Also prints the path of each finding. */
  readonly verbose?: boolean;
}

/** Prints findings by file, and a summary. */
export function printText(report: CheckReport, look: TextLook): string {
  const { colors, columns = Infinity } = look;
  const files = [...new Set(report.findings.map((finding) => finding.file))];
  const parts = files.map((file) => {
    const findings = report.findings.filter((finding) => finding.file === file);
    return `\n${colors.underline(harmless(file))}\n${printFindings(findings, look)}\n`;
  });
  const summary = wrap(printSummary(report), columns).join('\n');
  return `${parts.join('')}${parts.length > 0 ? '\n' : ''}${paintSummary(summary, report, colors)}\n`;
}

/** Prints how much was looked at: `87 files looked at, 9 with sockets`. */
export function printCoverage(files: number, withSockets: number): string {
  return `${countOf(files, 'file')} looked at, ${withSockets} with sockets`;
}

/** Prints the last line of a report. */
export function printSummary(report: CheckReport): string {
  const { findings, failures, suppressed, files, withSockets } = report;
  const { errors, warnings } = countFindings(report);
  const withFindings = new Set(findings.map((finding) => finding.file)).size;
  const kinds = `${countOf(errors, 'error')}, ${countOf(warnings, 'warning')}`;
  return [
    findings.length === 0
      ? 'No problems'
      : `${countOf(findings.length, 'problem')} (${kinds}) in ${countOf(withFindings, 'file')}`,
    printCoverage(files, withSockets),
    ...(suppressed === 0 ? [] : [`${suppressed} suppressed`]),
    ...(failures.length === 0 ? [] : [`${failures.length} failed`]),
  ].join(', ');
}

function paintSummary(summary: string, report: CheckReport, colors: Colors): string {
  const { errors, warnings } = countFindings(report);
  if (errors > 0 || report.failures.length > 0) return colors.red(summary);
  return warnings > 0 ? colors.yellow(summary) : colors.green(summary);
}

interface Row {
  readonly place: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly rule: string;
  readonly path: string;
}

function rowOf({ line, column, severity, message, rule, path }: ReportedFinding): Row {
  const steps = path.map(({ role, place }) =>
    place === null ? labelOf(role) : `${labelOf(role)} (${place.line})`,
  );
  return {
    place: `${line}:${column}`,
    severity: severity === 'error' ? 'error' : 'warning',
    message: harmless(message),
    rule,
    path: steps.join(' → '),
  };
}

function printFindings(findings: readonly ReportedFinding[], look: TextLook): string {
  const { colors, columns = Infinity, verbose = false } = look;
  const rows = findings.map(rowOf);
  const widthOf = (key: keyof Row) => Math.max(...rows.map((row) => row[key].length));
  const widths = { place: widthOf('place'), severity: widthOf('severity'), message: widthOf('message') };
  const total = widths.place + widths.severity + widths.message + widthOf('rule') + 7;
  const printRow = (row: Row) => (total > columns ? stacked(row, look) : aligned(row, widths, colors));
  return rows
    .flatMap((row) => [
      printRow(row),
      ...(verbose ? wrap(row.path, columns - 6).map((line) => `      ${colors.dim(line)}`) : []),
    ])
    .join('\n');
}

function aligned(
  { place, severity, message, rule }: Row,
  widths: { readonly place: number; readonly severity: number; readonly message: number },
  colors: Colors,
): string {
  return [
    ` ${colors.dim(place.padEnd(widths.place))}`,
    paintOf(severity, colors)(severity.padEnd(widths.severity)),
    message.padEnd(widths.message),
    colors.dim(rule),
  ].join('  ');
}

/** On a narrow terminal, a message has lines of its own. */
function stacked({ place, severity, message, rule }: Row, { colors, columns = Infinity }: TextLook): string {
  const head = ` ${colors.dim(place)} ${paintOf(severity, colors)(severity)} ${colors.dim(rule)}`;
  return [head, ...wrap(message, columns - 3).map((line) => `   ${line}`)].join('\n');
}

function paintOf(severity: Row['severity'], colors: Colors): (text: string) => string {
  return severity === 'error' ? colors.red : colors.yellow;
}
