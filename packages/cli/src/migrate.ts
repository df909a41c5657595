// `socket-safety migrate`: rewrites what the rules find.
import {
  KnownError,
  readEverySetting,
  type Decisions,
  type Errand,
  type FileResult,
  type ProjectOptions,
} from '@socket-safety/codemod-host';
import { prepareFiles } from './before-writing.ts';
import { createCrew, type Crew } from './crew.ts';
import { printDiffs } from './diff-report.ts';
import { processEnvironment, type Environment, type ExitCode } from './environment.ts';
import { findFailures, printFailures } from './failures.ts';
import { filesFor } from './files-for.ts';
import { createDecisions } from './interactive.ts';
import type { Brief } from './look-worker.ts';
import type { MigrateOptions } from './migrate-options.ts';
import { openJournal } from './migration-journal.ts';
import { planMigration, type MigrationPlan } from './migration-plan.ts';
import { printMigration } from './migration-report.ts';
import { rewriteFiles, type MigrationRun } from './migration-run.ts';
import { NO_LINE, startProgressLine } from './progress-line.ts';
import { settingsOf } from './settings-for.ts';
import { typesFor } from './types-for.ts';
import { tellIfUninstalled } from './uninstalled.ts';
import { countOf } from './wording.ts';

export type { MigrateOptions } from './migrate-options.ts';

/** Rewrites files and prints what was done. Throws a `KnownError` for what a user can mend, before anything is written. */
export async function runMigrate(
  paths: readonly string[],
  options: MigrateOptions = {},
  environment: Environment = processEnvironment(),
): Promise<ExitCode> {
  const { output, loadCatalogue } = environment;
  const { preset = 'recommended', only = [] } = options;
  if (options.interactive && !isWriting(options))
    throw new KnownError('--interactive asks what to write, so it goes with neither --dry-run nor --check');
  const decisions = options.interactive ? createDecisions(environment) : null;
  // Whoever is asked sees how far it is.
  const progress = decisions === null ? await startProgressLine(environment) : NO_LINE;
  const plan = planMigration(await loadCatalogue(), { only, preset });
  const { files, broken } = await filesFor(paths, options, environment);
  const settingsFor = settingsOf(options, environment);
  // Before git is asked, so that a refusal is all that is printed.
  await readEverySetting({ files, settingsFor });
  if (isWriting(options)) await prepareFiles(files, options, environment);

  const crew = crewFor(options, environment);
  const journal = openJournal();
  const types = typesFor(options, environment);
  const run: ProjectOptions = {
    files,
    rules: plan.rules,
    settingsFor,
    types,
    task: taskOf(plan, options, decisions),
    ...(crew === null ? {} : { findHands: crew.find }),
    beforeWrite: journal.note,
  };
  const ended = await rewriteFiles(run, progress).finally(() => crew?.dismiss());
  if (decisions?.mood() === 'withdrawn') {
    output.tell('Stopped: nothing was written.\n');
    return 2;
  }
  if (ended.unwritten === 0) await journal.close();
  const looked = ended.results.filter(({ kind }) => kind === 'rewritten');
  await tellIfUninstalled(looked, types, environment);
  return tellEnd({ ...ended, plan, broken }, options, environment);
}

function isWriting({ dryRun = false, check = false }: MigrateOptions): boolean {
  return !dryRun && !check;
}

function taskOf(
  { codemods }: MigrationPlan,
  options: MigrateOptions,
  decisions: Decisions | null,
): ProjectOptions['task'] {
  return {
    kind: 'rewrite',
    codemods: codemods.map((codemod) => codemod.id),
    write: isWriting(options),
    everywhere: (options.only ?? []).length > 0,
    ...(decisions === null ? {} : { decisions }),
  };
}

interface End extends MigrationRun {
  readonly plan: MigrationPlan;
  readonly broken: readonly string[];
}

/** Prints what became of the files, and says how the run ends. */
async function tellEnd(
  { results, unwritten, plan, broken }: End,
  options: MigrateOptions,
  environment: Environment,
): Promise<ExitCode> {
  const { cwd, output } = environment;
  const written = isWriting(options);
  if (options.dryRun) await printDiffs(results, environment);
  const failures = findFailures({ broken, results }, cwd);
  printFailures(failures, output.tell, output.colors);
  await printMigration({ results, codemods: plan.codemods, written, failed: failures.length }, environment);
  if (unwritten > 0) {
    output.tell(
      `Stopped: ${countOf(unwritten, 'file')} not written yet and as before. Run it again to go on.\n`,
    );
    return 2;
  }
  if (failures.length > 0) return 2;
  return !written && results.some(hasSomethingToSay) ? 1 : 0;
}

/** Null where one thread does all: what it tells could not be told from others, and whoever is asked is asked in turn. */
function crewFor(
  { interactive, verbose, jobs, types = true, config, loadLibraries = false, ...wanted }: MigrateOptions,
  { cwd, catalogueModule }: Environment,
): Crew<Errand, FileResult> | null {
  if (catalogueModule === undefined || interactive || verbose) return null;
  const { only = [], preset = 'recommended' } = wanted;
  const brief: Brief = {
    cwd,
    config: config ?? null,
    loadLibraries,
    types,
    only,
    preset,
    catalogue: catalogueModule,
  };
  return createCrew('look-worker', brief, jobs ?? null);
}

function hasSomethingToSay(result: FileResult): boolean {
  return result.kind === 'rewritten' && (result.before !== result.after || result.left.length > 0);
}
