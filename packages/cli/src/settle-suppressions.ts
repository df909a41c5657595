// Bulk suppressions in a check: read, applied, and with the options that ask for it written.
import { resolve } from 'node:path';
import { KnownError } from '@socket-safety/codemod-host';
import type { Environment } from './environment.ts';
import type { ReportedFinding } from './report/reported-finding.ts';
import {
  applySuppressions,
  pruneSuppressions,
  readSuppressions,
  suppressAll,
  SUPPRESSIONS_FILE,
  writeSuppressions,
  type Looked,
  type Outdated,
} from './suppressions.ts';
import { countOf, nameOf } from './wording.ts';

/** What `check` takes of them; the names are ESLint's. */
export interface SuppressionOptions {
  /** Suppresses every error there is now. */
  readonly suppressAll?: boolean;
  /** Takes out what does not occur any more. */
  readonly pruneSuppressions?: boolean;
  readonly suppressionsLocation?: string;
}

/** What is shown, and which suppressions are outdated. */
export interface Settled {
  readonly shown: readonly ReportedFinding[];
  readonly outdated: readonly Outdated[];
}

/** Applies the suppressions of a project. Throws a `KnownError` for a file that cannot be read, or is named and not there. */
export async function settleSuppressions(
  findings: readonly ReportedFinding[],
  looked: Looked,
  options: SuppressionOptions,
  { cwd, output }: Environment,
): Promise<Settled> {
  const path = resolve(cwd, options.suppressionsLocation ?? SUPPRESSIONS_FILE);
  const name = nameOf(path, cwd);
  const read = await readSuppressions(path);
  if (read === null && options.suppressionsLocation !== undefined && !options.suppressAll)
    throw new KnownError(`--suppressions-location ${name}: does not exist; --suppress-all would write it`);

  let suppressions = options.suppressAll ? suppressAll(findings, read) : read;
  if (suppressions === null) return { shown: findings, outdated: [] };
  let settled = applySuppressions(findings, suppressions, looked);
  if (options.pruneSuppressions) {
    suppressions = pruneSuppressions(suppressions, settled.outdated, cwd);
    settled = { ...settled, outdated: [] };
  }
  if (options.suppressAll || options.pruneSuppressions) {
    await writeSuppressions(path, suppressions);
    output.tell(`${name}: written\n`);
  }
  if (settled.outdated.length > 0) {
    const count = countOf(settled.outdated.length, 'suppression');
    output.tell(`${name}: ${count} of what does not occur any more: run again with --prune-suppressions\n`);
  }
  return settled;
}
