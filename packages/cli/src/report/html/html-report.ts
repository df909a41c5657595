// The report for a person with a browser: one file that asks nobody for anything, with scripts and styles allowed by their hash.
import { createHash } from 'node:crypto';
import { Eta } from 'eta';
import { countFindings, type CheckReport } from '../check-report.ts';
import { pageOf } from '../pages.ts';
import type { ReportedFinding } from '../reported-finding.ts';
import { version } from '../../version.ts';
import { countOf, harmless } from '../../wording.ts';
import { layOutCode } from './code-lines.ts';
import { drawPath, RADIUS } from './path-picture.ts';
import { script } from './script.ts';
import { style } from './style.ts';
import { card, page, picture } from './templates.ts';

/** Prints a report as one HTML page. */
export function printHtml(report: CheckReport): string {
  const eta = new Eta({ autoEscape: true, autoTrim: false });
  eta.loadTemplate('@card', card);
  eta.loadTemplate('@picture', picture);
  return eta.renderString(page, {
    title: titleOf(report),
    version,
    style,
    script,
    policy: `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'`,
    tiles: tilesOf(report),
    verdict: countFindings(report).errors > 0 ? 'error' : report.findings.length > 0 ? 'warn' : 'fine',
    rules: countBy(report.findings, ({ rule }) => rule),
    files: countBy(report.findings, ({ file }) => harmless(file)),
    groups: groupsOf(report.findings),
    failures: report.failures.map(({ file, message }) => ({
      file: harmless(file),
      message: harmless(message),
    })),
    descriptions: Object.fromEntries(report.rules.map(({ rule }) => [rule.id, rule.description])),
  });
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function titleOf({ findings }: CheckReport): string {
  if (findings.length === 0) return 'No problems';
  const files = new Set(findings.map(({ file }) => file)).size;
  return `${countOf(findings.length, 'problem')} in ${countOf(files, 'file')}`;
}

function tilesOf(
  report: CheckReport,
): readonly { readonly value: number; readonly word: string; readonly look: string }[] {
  const { errors, warnings } = countFindings(report);
  const tiles = [
    { value: errors, word: errors === 1 ? 'error' : 'errors', look: 'error' },
    { value: warnings, word: warnings === 1 ? 'warning' : 'warnings', look: 'warn' },
    { value: report.suppressed, word: 'suppressed', look: 'quiet' },
    { value: report.failures.length, word: 'could not be read', look: 'error' },
    { value: report.files, word: 'files looked at', look: 'plain' },
    { value: report.withSockets, word: 'with sockets', look: 'plain' },
  ];
  const always = new Set(['errors', 'error', 'warnings', 'warning', 'files looked at', 'with sockets']);
  return tiles.filter(({ value, word }) => value > 0 || always.has(word));
}

interface Counted {
  readonly name: string;
  readonly count: number;
  /** Of the largest count, in whole percents. */
  readonly share: number;
}

function countBy(
  findings: readonly ReportedFinding[],
  nameOf: (finding: ReportedFinding) => string,
): readonly Counted[] {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(nameOf(finding), (counts.get(nameOf(finding)) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts]
    .map(([name, count]) => ({ name, count, share: Math.round((100 * count) / most) }))
    .sort((left, right) => right.count - left.count || (left.name < right.name ? -1 : 1));
}

function groupsOf(findings: readonly ReportedFinding[]): readonly object[] {
  const files = [...new Set(findings.map(({ file }) => file))];
  return files.map((file) => ({
    file: harmless(file),
    cards: findings.filter((finding) => finding.file === file).map(cardOf),
  }));
}

function cardOf(finding: ReportedFinding): object {
  const { line, column, rule, severity, fingerprint, grade, path } = finding;
  const file = harmless(finding.file);
  const message = harmless(finding.message);
  return {
    ...{ file, line, column, rule, severity, grade },
    id: `f-${fingerprint.replace(':', '-')}`,
    page: pageOf(rule),
    // Messages quote code between backticks.
    message: message.split('`').map((text, index) => ({ text, isCode: index % 2 === 1 })),
    words: `${file}:${line} ${rule} ${message}`.toLowerCase(),
    picture: drawPath(path),
    radius: RADIUS,
    rows: layOutCode(finding),
  };
}
