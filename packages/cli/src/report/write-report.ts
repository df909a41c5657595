// Where a report goes.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { KnownError, reasonOf } from '@socket-safety/codemod-host';
import colors from 'picocolors';
import type { CheckReport } from './check-report.ts';
import type { Environment } from '../environment.ts';
import { printFailures } from '../failures.ts';
import { appendJobSummary } from './job-summary.ts';
import { printNextSteps } from './next-steps.ts';
import { printReport, type Format } from './report-format.ts';
import { printSummary } from './text-report.ts';
import { nameOf } from '../wording.ts';

/** How and where a report is wanted. */
export interface ReportWish {
  readonly format?: Format;
  readonly output?: string;
  readonly verbose?: boolean;
}

/** Formats that tell of failures themselves. */
const COMPLETE: readonly Format[] = ['json', 'github'];

/**
 * Writes a report to standard output, or to a file, and then its last line to standard output. Failures are told on the
 * other stream. Throws a `KnownError` where the file cannot be written.
 */
export async function writeReport(
  report: CheckReport,
  wish: ReportWish,
  environment: Environment,
): Promise<void> {
  const { cwd, output, variables } = environment;
  const { format = 'text', verbose = false } = wish;
  if (!COMPLETE.includes(format)) printFailures(report.failures, output.tell, output.colors);
  if (wish.output === undefined) {
    const { colors, columns } = output;
    output.write(
      await printReport(report, format, { colors, verbose, ...(columns === undefined ? {} : { columns }) }),
    );
    // Scripts, which have no columns, know what they do next.
    if (format === 'text' && columns !== undefined) output.write(printNextSteps(report, { colors, columns }));
  } else {
    const text = await printReport(report, format, { colors: colors.createColors(false), verbose });
    const name = await writeText(wish.output, text, cwd);
    output.write(`${printSummary(report)}: ${name}\n`);
  }
  const summary = variables?.['GITHUB_STEP_SUMMARY'] ?? '';
  if (format === 'github' && summary !== '') await appendJobSummary(summary, report);
}

/** Writes the file that `--output` names, and returns its name. Throws a `KnownError` where it cannot be written. */
export async function writeText(file: string, text: string, cwd: string): Promise<string> {
  const path = resolve(cwd, file);
  const name = nameOf(path, cwd);
  try {
    await mkdir(dirname(path), { recursive: true });
    // In place, since it may be a pipe or a device.
    await writeFile(path, text);
    return name;
  } catch (thrown) {
    throw new KnownError(`--output ${name}: ${reasonOf(thrown)}`);
  }
}
