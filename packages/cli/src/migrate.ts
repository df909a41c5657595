// `socket-safety migrate`: rewrites what the rules find.
import { resolve } from 'node:path';
import {
  createSettingsLookup,
  isChanged,
  readEverySetting,
  runProject,
  usesForRun,
  type FileResult,
  type Preset,
} from '@socket-safety/codemod-host';
import { printDiff } from './diff-report.ts';
import { processEnvironment, type Environment, type ExitCode } from './environment.ts';
import { findFailures, printFailures } from './failures.ts';
import { findFiles } from './files.ts';
import { printMigration } from './migration-report.ts';
import { selectCodemods } from './selection.ts';
import { typesFor } from './types-for.ts';
import { refuseUnlessClean } from './refuse-unless-clean.ts';

/** What `migrate` takes. */
export interface MigrateOptions {
  /** Shows what would change and writes nothing. */
  readonly dryRun?: boolean;
  /** Lists what would change and writes nothing. */
  readonly check?: boolean;
  /** Goes on although the working tree has uncommitted changes. */
  readonly force?: boolean;
  /** Ids; only these codemods run. */
  readonly only?: readonly string[];
  readonly preset?: Preset;
  readonly types?: boolean;
  readonly config?: string;
  readonly verbose?: boolean;
}

/** Rewrites files and prints what was done. Throws a `KnownError` for what a user can mend, before anything is written. */
export async function runMigrate(
  paths: readonly string[],
  options: MigrateOptions = {},
  environment: Environment = processEnvironment(),
): Promise<ExitCode> {
  const { cwd, output, loadCatalogue } = environment;
  const { dryRun = false, check = false, preset = 'recommended', only = [], config } = options;
  const catalogue = await loadCatalogue();
  const codemods = selectCodemods(catalogue.codemods, only);
  // What nothing rewrites is told of as well, unless a codemod was asked for.
  const others = only.length > 0 ? [] : catalogue.rules.filter(({ repairs }) => repairs.length === 0);
  const served = codemods.flatMap((codemod) => codemod.rules);
  const rules = usesForRun([...new Set([...served, ...others])], codemods, preset);
  const { files, broken } = await findFiles(paths, cwd);
  const settingsFor = createSettingsLookup(config === undefined ? null : resolve(cwd, config));
  const write = !dryRun && !check;
  // Before git is asked, so that a refusal is all that is printed.
  await readEverySetting({ files, settingsFor });
  if (write) await refuseUnlessClean(files, options, environment);

  const results: FileResult[] = [];
  const everywhere = only.length > 0;
  const task = {
    kind: 'rewrite',
    codemods: codemods.map((codemod) => codemod.id),
    write,
    everywhere,
  } as const;
  for await (const result of runProject({
    files,
    rules,
    settingsFor,
    types: typesFor(options, environment),
    task,
  })) {
    results.push(result);
    if (dryRun) await printDiff(result, environment);
  }
  const failures = findFailures({ broken, results }, cwd);
  printFailures(failures, output.tell, output.colors);
  printMigration({ results, codemods, written: write, failed: failures.length }, environment);
  if (failures.length > 0) return 2;
  return !write && results.some(isChanged) ? 1 : 0;
}
