// `socket-safety check`: what the rules find in which files.
import { relative, resolve, sep } from 'node:path';
import type { Effort, Preset } from '@socket-safety/codemod-host';
import { openCache } from './cache/check-cache.ts';
import { keepChanged } from './changed-files.ts';
import { printDetails } from './check-details.ts';
import { checkFiles } from './check-files.ts';
import type { CheckedFile } from './check-result.ts';
import type { CheckBrief } from './check-worker.ts';
import { createCrew, type Crew } from './crew.ts';
import { countFindings, type CheckReport } from './report/check-report.ts';
import { startTimer } from './check-timer.ts';
import { processEnvironment, type Environment, type ExitCode } from './environment.ts';
import { findFailures } from './failures.ts';
import { filesFor, type FileOptions } from './files-for.ts';
import { findRepository } from './git.ts';
import { startProgressLine } from './progress-line.ts';
import type { Format } from './report/report-format.ts';
import type { ReportedFinding } from './report/reported-finding.ts';
import { selectRules } from './selection.ts';
import { keepShard, refuseForShard, type Shard } from './shard.ts';
import { settleSuppressions, type SuppressionOptions } from './settle-suppressions.ts';
import { settingsOf, type SettingsOptions } from './settings-for.ts';
import { typesFor } from './types-for.ts';
import { tellIfUninstalled } from './uninstalled.ts';
import { countOf, nameOf } from './wording.ts';
import { writeReport } from './report/write-report.ts';

/** What `check` takes. */
export interface CheckOptions extends FileOptions, SettingsOptions, SuppressionOptions {
  readonly preset?: Preset;
  /** Ids; only these rules run. */
  readonly rule?: readonly string[];
  readonly types?: boolean;
  readonly format?: Format;
  /** Writes the report to this file. */
  readonly output?: string;
  /** A git revision; only files that differ from it are looked at. */
  readonly since?: string;
  /** One part of these files, so that machines can share the work. */
  readonly shard?: Shard;
  readonly cache?: boolean;
  readonly cacheLocation?: string;
  /** How many warnings are fine; none when absent. */
  readonly maxWarnings?: number;
  /** Leaves warnings out. */
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  /** Threads to use; as many as pay when absent. */
  readonly jobs?: number;
}

export const CACHE_FILE = '.socket-safety-cache';

/** Checks files and prints what was found. Throws a `KnownError` for what a user can mend. */
export async function runCheck(
  paths: readonly string[],
  options: CheckOptions = {},
  environment: Environment = processEnvironment(),
): Promise<ExitCode> {
  const report = await collectFindings(paths, options, environment);
  await writeReport(report, options, environment);
  return exitCodeOf(report, options, environment);
}

function exitCodeOf(
  report: CheckReport,
  { maxWarnings, quiet = false }: CheckOptions,
  { output }: Environment,
): ExitCode {
  if (report.failures.length > 0) return 2;
  const most = maxWarnings ?? (quiet ? Infinity : 0);
  if (maxWarnings !== undefined && report.warnings > most)
    output.tell(`socket-safety: ${countOf(report.warnings, 'warning')}, --max-warnings allows ${most}\n`);
  const isFine =
    countFindings(report).errors === 0 && report.warnings <= most && report.outdated.length === 0;
  return isFine ? 0 : 1;
}

/** Checks files and returns what was found. */
export async function collectFindings(
  paths: readonly string[],
  options: CheckOptions = {},
  environment: Environment = processEnvironment(),
): Promise<CheckReport> {
  const { cwd, loadCatalogue, output } = environment;
  const { preset = 'recommended', rule = [], since, shard, verbose = false } = options;
  refuseForShard(shard, {
    '--suppress-all': options.suppressAll,
    '--prune-suppressions': options.pruneSuppressions,
  });
  const timer = startTimer();
  const rules = selectRules((await loadCatalogue()).rules, preset, rule);
  const found = await filesFor(paths, options, environment);
  const wanted = since === undefined ? found.files : await keepChanged(found.files, since, cwd);
  const files = shard === undefined ? wanted : await keepShard(wanted, shard);
  // Told once, by the first shard.
  const broken = since === undefined && (shard?.index ?? 1) === 1 ? found.broken : [];
  timer.end('finding files');

  const settingsFor = settingsOf(options, environment);
  const types = typesFor(options, environment);
  const cacheFile = resolve(cwd, options.cacheLocation ?? CACHE_FILE);
  const cache = options.cache ? await openCache(cacheFile, { rules, settingsFor, types, cwd }) : null;
  const progress = await startProgressLine(environment);
  const crew = crewFor(options, environment);
  const taken = new Map<string, CheckedFile>();
  try {
    await checkFiles({ files, rules, settingsFor, types, cache, cwd, crew }, (result) => {
      taken.set(result.file, result);
      progress.show({ phase: 'check', done: taken.size, total: files.length });
    });
  } finally {
    progress.clear();
    await crew?.dismiss();
  }
  const results = files.flatMap((file) => taken.get(file) ?? []);
  timer.end('checking');
  const refused = (await cache?.save()) ?? null;
  if (refused !== null) output.tell(`${nameOf(cacheFile, cwd)}: the cache was not written: it ${refused}\n`);
  if (cache !== null) timer.end('writing the cache');

  const checked = results.filter((result) => result.kind === 'checked');
  await tellIfUninstalled(checked, types, environment);
  const looked = {
    files: results.filter(({ kind }) => kind !== 'failed').map(({ file }) => nameOf(file, cwd)),
    rules: rules.map((use) => use.rule.id),
  };
  const all = checked.flatMap(({ findings }) => findings).sort(byPlace);
  const settled = await settleSuppressions(all, looked, options, environment);
  if (verbose) {
    const tsconfigOf = (file: string) => types?.tsconfigOf(file) ?? null;
    printDetails({ checked, tsconfigOf, phases: timer.phases() }, environment);
  }
  return {
    files: files.length + broken.length,
    withEvidence: checked.length,
    withSockets: results.filter((result) => result.sockets).length,
    findings: settled.shown.filter((finding) => !options.quiet || finding.severity === 'error'),
    warnings: settled.shown.filter(({ severity }) => severity === 'warn').length,
    suppressed: all.length - settled.shown.length,
    outdated: settled.outdated,
    failures: findFailures({ broken, results }, cwd),
    effort: checked.map(({ effort }) => effort).reduce(addEffort, NO_EFFORT),
    rules,
    prefix: prefixOf(environment),
    ...(shard === undefined ? {} : { shard }),
  };
}

/** Null where one thread does all: what it tells could not be told from others, and a cache asks for the types that were used. */
function crewFor(
  { preset = 'recommended', rule = [], verbose, jobs, types = true, cache, ...settings }: CheckOptions,
  { cwd, catalogueModule }: Environment,
): Crew<string, CheckedFile> | null {
  if (catalogueModule === undefined || verbose || (cache && types)) return null;
  const { config = null, loadLibraries = false } = settings;
  const brief: CheckBrief = { cwd, config, loadLibraries, types, preset, rule, catalogue: catalogueModule };
  return createCrew('check-worker', brief, jobs ?? null);
}

/** Code scanning and annotations name files from the root of the repository. */
function prefixOf({ cwd, variables }: Environment): string {
  const workspace = variables?.['GITHUB_WORKSPACE'];
  const isWithin = workspace !== undefined && workspace !== '' && (cwd + sep).startsWith(workspace + sep);
  const root = isWithin ? workspace : findRepository(cwd);
  const path = root === null ? '' : relative(root, cwd).replaceAll(sep, '/');
  return path === '' ? '' : `${path}/`;
}

const NO_EFFORT: Effort = { functions: 0, unsupported: 0 };

function addEffort(left: Effort, right: Effort): Effort {
  return { functions: left.functions + right.functions, unsupported: left.unsupported + right.unsupported };
}

function byPlace(left: ReportedFinding, right: ReportedFinding): number {
  return (
    compare(left.file, right.file) ||
    left.line - right.line ||
    left.column - right.column ||
    compare(left.rule, right.rule)
  );
}

function compare(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
