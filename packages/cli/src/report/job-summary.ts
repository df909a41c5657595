// The summary on the page of a GitHub job: Markdown, appended to the file that GitHub names.
import { appendFile } from 'node:fs/promises';
import { labelOf } from '@socket-safety/analysis';
import { KnownError, reasonOf } from '@socket-safety/codemod-host';
import { countFindings, type CheckReport } from './check-report.ts';
import { pageOf } from './pages.ts';
import type { ReportedFinding } from './reported-finding.ts';
import { countOf } from '../wording.ts';

/** Nobody reads on; GitHub refuses a summary over one megabyte. */
const MOST_ROWS = 200;
const MOST_CHARACTERS = 300_000;

/** Appends the summary of a report. Throws a `KnownError` where the file cannot be written. */
export async function appendJobSummary(file: string, report: CheckReport): Promise<void> {
  try {
    await appendFile(file, printJobSummary(report));
  } catch (thrown) {
    throw new KnownError(`GITHUB_STEP_SUMMARY ${file}: ${reasonOf(thrown)}`);
  }
}

/** Prints a heading, findings by rule, and a table of them. */
export function printJobSummary(report: CheckReport): string {
  const { findings, failures, files, withSockets } = report;
  const { errors, warnings } = countFindings(report);
  const looked = `${countOf(files, 'file')} looked at, ${withSockets} with sockets`;
  const failed = failures.length === 0 ? '' : `, ${failures.length} failed`;
  const verdict =
    findings.length === 0
      ? '✅ No problems'
      : `${errors > 0 ? '❌' : '⚠️'} ${countOf(errors, 'error')}, ${countOf(warnings, 'warning')}`;
  const lines = [`## socket-safety: ${verdict}`, '', `${looked}${failed}.`, ''];
  if (findings.length > 0) {
    lines.push('| where | what | path | rule |', '| --- | --- | --- | --- |');
    const rows = rowsThatFit(findings);
    lines.push(...rows, '');
    const left = findings.length - rows.length;
    if (left > 0) lines.push(`… and ${left} more.`, '');
  }
  for (const { file, message } of failures)
    lines.push(`- could not look into ${code(file)}: ${text(message)}`);
  return `${lines.join('\n')}\n`;
}

function rowsThatFit(findings: readonly ReportedFinding[]): readonly string[] {
  let characters = 0;
  const rows = findings.slice(0, MOST_ROWS).map(row);
  const tooMany = rows.findIndex(({ length }) => (characters += length) > MOST_CHARACTERS);
  return tooMany === -1 ? rows : rows.slice(0, tooMany);
}

function row({ file, line, message, path, rule, severity }: ReportedFinding): string {
  const steps = path.map(({ role, place }) => labelOf(role) + (place === null ? '' : ` (${place.line})`));
  const mark = severity === 'error' ? '❌' : '⚠️';
  const cells = [
    code(`${file}:${line}`),
    `${mark} ${text(message)}`,
    steps.join(' → '),
    `[${rule}](${pageOf(rule)})`,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Code in a table cell, as HTML: Markdown has no way to quote every character there. */
function code(written: string): string {
  return `<code>${escape(written)}</code>`;
}

function text(message: string): string {
  // Messages quote code between backticks.
  return message
    .split('`')
    .map((part, index) => (index % 2 === 1 ? code(part) : escape(part)))
    .join('');
}

/** Leaves no character that HTML, Markdown or a table gives a meaning to. */
function escape(written: string): string {
  return written.replace(
    /[^\p{L}\p{N}\p{Emoji_Presentation} .,;:/()=-]/gu,
    (character) => `&#${character.codePointAt(0)};`,
  );
}
