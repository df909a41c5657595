// `socket-safety merge`: reports of shards, or of packages, as the one that an undivided check would have written.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { KnownError, reasonOf } from '@socket-safety/codemod-host';
import { processEnvironment, type Environment, type ExitCode } from './environment.ts';
import { mergeSarif, type ShardReport } from './report/merge-sarif.ts';
import { writeText } from './report/write-report.ts';
import { countOf } from './wording.ts';

/** What `merge` takes. */
export interface MergeOptions {
  /** Writes the report to this file. */
  readonly output?: string;
  /** How many warnings are fine; none when absent. */
  readonly maxWarnings?: number;
}

/** Merges SARIF reports and ends as one check of everything would have. Throws a `KnownError` for what a user can mend. */
export async function runMerge(
  names: readonly string[],
  { output: target, maxWarnings = 0 }: MergeOptions = {},
  environment: Environment = processEnvironment(),
): Promise<ExitCode> {
  const { cwd, output } = environment;
  const reports: ShardReport[] = [];
  for (const name of names) reports.push({ name, text: await textOf(resolve(cwd, name), name) });
  const { text, errors, warnings, failures } = await mergeSarif(reports);
  if (target === undefined) output.write(text);
  else {
    const name = await writeText(target, text, cwd);
    const problems = countOf(errors + warnings, 'problem');
    const failed = failures === 0 ? '' : `, ${failures} failed`;
    output.write(
      `${problems} (${countOf(errors, 'error')}, ${countOf(warnings, 'warning')}) in ${countOf(names.length, 'report')}${failed}: ${name}\n`,
    );
  }
  if (failures > 0) return 2;
  return errors > 0 || warnings > maxWarnings ? 1 : 0;
}

async function textOf(path: string, name: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    throw new KnownError(`${name}: ${reasonOf(thrown)}`);
  }
}
