// `socket-safety migrate`: rewrites what the rules find.
import {
  KnownError,
  readEverySetting,
  removeLeftovers,
  runProject,
  type FileResult,
  type Preset,
  type Progress,
  type ProjectOptions,
} from '@socket-safety/codemod-host';
import { createCrew } from './crew.ts';
import { printDiff } from './diff-report.ts';
import { processEnvironment, type Environment, type ExitCode } from './environment.ts';
import { findFailures, printFailures } from './failures.ts';
import { filesFor, type FileOptions } from './files-for.ts';
import { createDecisions } from './interactive.ts';
import { openJournal } from './migration-journal.ts';
import { planMigration } from './migration-plan.ts';
import { NO_LINE, startProgressLine, type ProgressLine } from './migration-progress.ts';
import { printMigration } from './migration-report.ts';
import { refuseUnlessClean } from './refuse-unless-clean.ts';
import { settingsOf, type SettingsOptions } from './settings-for.ts';
import { createStopWatch } from './stopping.ts';
import { typesFor } from './types-for.ts';
import { tellIfUninstalled } from './uninstalled.ts';
import { countOf } from './wording.ts';

/** What `migrate` takes. */
export interface MigrateOptions extends FileOptions, SettingsOptions {
  /** Shows what would change and writes nothing. */
  readonly dryRun?: boolean;
  /** Lists what would change and writes nothing. */
  readonly check?: boolean;
  /** Asks about each rewrite. */
  readonly interactive?: boolean;
  /** Goes on although the working tree has uncommitted changes. */
  readonly force?: boolean;
  /** Ids; only these codemods run. */
  readonly only?: readonly string[];
  /** How many threads look into files at once; absent: as many as the machine has cores and the work pays for. */
  readonly jobs?: number;
  readonly preset?: Preset;
  readonly types?: boolean;
  readonly verbose?: boolean;
}

/** Rewrites files and prints what was done. Throws a `KnownError` for what a user can mend, before anything is written. */
export async function runMigrate(
  paths: readonly string[],
  options: MigrateOptions = {},
  environment: Environment = processEnvironment(),
): Promise<ExitCode> {
  const { cwd, output, loadCatalogue } = environment;
  const { dryRun = false, check = false, preset = 'recommended', only = [] } = options;
  const write = !dryRun && !check;
  if (options.interactive && !write)
    throw new KnownError('--interactive asks what to write, so it goes with neither --dry-run nor --check');
  const decisions = options.interactive ? createDecisions(environment) : null;
  // Whoever is asked sees how far it is.
  const progress = decisions === null ? await startProgressLine(environment) : NO_LINE;
  const { codemods, rules } = planMigration(await loadCatalogue(), { only, preset });
  const { files, broken } = await filesFor(paths, options, environment);
  const settingsFor = settingsOf(options, environment);
  // Before git is asked, so that a refusal is all that is printed.
  await readEverySetting({ files, settingsFor });
  if (write) await prepare(files, options, environment);
  await tellIfUninstalled(options, environment);

  const crew = crewFor(options, environment);
  const journal = openJournal();
  const run: ProjectOptions = {
    files,
    rules,
    settingsFor,
    types: typesFor(options, environment),
    task: {
      kind: 'rewrite',
      codemods: codemods.map((codemod) => codemod.id),
      write,
      everywhere: only.length > 0,
      ...(decisions === null ? {} : { decisions }),
    },
    ...(crew === null ? {} : { findHands: crew.find }),
    beforeWrite: journal.note,
  };
  const { results, unwritten } = await rewriteFiles(run, progress).finally(() => crew?.dismiss());
  if (decisions?.mood() === 'withdrawn') {
    output.tell('Stopped: nothing was written.\n');
    return 2;
  }
  if (unwritten === 0) await journal.close();

  if (dryRun) for (const result of results) await printDiff(result, environment);
  const failures = findFailures({ broken, results }, cwd);
  printFailures(failures, output.tell, output.colors);
  printMigration({ results, codemods, written: write, failed: failures.length }, environment);
  if (unwritten > 0) {
    output.tell(
      `Stopped: ${countOf(unwritten, 'file')} not written yet and as before. Run it again to go on.\n`,
    );
    return 2;
  }
  if (failures.length > 0) return 2;
  return !write && results.some(hasSomethingToSay) ? 1 : 0;
}

/** Goes through a run; a signal that comes while files are written ends it after the one in hand. */
async function rewriteFiles(
  run: ProjectOptions,
  progress: ProgressLine,
): Promise<{ readonly results: readonly FileResult[]; readonly unwritten: number }> {
  const stop = createStopWatch();
  const results: FileResult[] = [];
  let unwritten = 0;
  const onProgress = (step: Progress): void => {
    progress.show(step);
    if (step.phase !== 'write') return;
    unwritten = step.total - step.done - 1;
    stop.start();
  };
  try {
    for await (const result of runProject({ ...run, onProgress })) {
      results.push(result);
      if (stop.isStopped()) break;
    }
    return { results, unwritten };
  } finally {
    progress.clear();
    stop.end();
  }
}

/** What must be so before anything is written. */
async function prepare(
  files: readonly string[],
  options: MigrateOptions,
  environment: Environment,
): Promise<void> {
  const removed = await removeLeftovers(files);
  if (removed.length > 0)
    environment.output.tell(
      `Note: removed ${countOf(removed.length, 'temporary file')} of a run that was killed.\n`,
    );
  await refuseUnlessClean(files, options, environment);
}

/** Null where one thread does all: what it tells could not be told from others, and whoever is asked is asked in turn. */
function crewFor(
  { interactive, verbose, jobs, types = true, config, loadLibraries = false, ...wanted }: MigrateOptions,
  { cwd, catalogueModule }: Environment,
): ReturnType<typeof createCrew> | null {
  if (catalogueModule === undefined || interactive || verbose) return null;
  const { only = [], preset = 'recommended' } = wanted;
  return createCrew(
    { cwd, config: config ?? null, loadLibraries, types, only, preset, catalogue: catalogueModule },
    jobs ?? null,
  );
}

function hasSomethingToSay(result: FileResult): boolean {
  return result.kind === 'rewritten' && (result.before !== result.after || result.left.length > 0);
}
