// `socket-safety check`: what the rules find in which files.
import { resolve } from 'node:path';
import {
  createSettingsLookup,
  runProject,
  type Effort,
  type FileResult,
  type Preset,
} from '@socket-safety/codemod-host';
import type { LintFinding } from '@socket-safety/eslint-host';
import { processEnvironment, type Environment, type ExitCode } from './environment.ts';
import { findFailures, type Failure } from './failures.ts';
import { findFiles } from './files.ts';
import { printJson } from './json-report.ts';
import { selectRules } from './selection.ts';
import { printText } from './text-report.ts';
import { typesFor } from './types-for.ts';
import { nameOf } from './wording.ts';

/** What `check` takes. */
export interface CheckOptions {
  readonly preset?: Preset;
  /** Ids; only these rules run. */
  readonly rule?: readonly string[];
  readonly types?: boolean;
  readonly config?: string;
  readonly format?: 'text' | 'json';
  /** Leaves warnings out. */
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** What was found; files are named relative to the folder of the run, with `/`, and everything is sorted. */
export interface CheckReport {
  readonly files: number;
  /** Files that were analysed, since their text names a socket or changes what it walks. */
  readonly withEvidence: number;
  readonly withSockets: number;
  readonly findings: readonly ReportedFinding[];
  readonly failures: readonly Failure[];
  readonly effort: Effort;
}

/** A finding and its file. */
export type ReportedFinding = LintFinding & { readonly file: string };

/** Checks files and prints what was found. Throws a `KnownError` for what a user can mend. */
export async function runCheck(
  paths: readonly string[],
  options: CheckOptions = {},
  environment: Environment = processEnvironment(),
): Promise<ExitCode> {
  const report = await collectFindings(paths, options, environment);
  if (options.format === 'json') environment.output.write(printJson(report));
  else printText(report, environment.output);
  if (report.failures.length > 0) return 2;
  return report.findings.length > 0 ? 1 : 0;
}

/** Checks files and returns what was found. */
export async function collectFindings(
  paths: readonly string[],
  options: CheckOptions = {},
  environment: Environment = processEnvironment(),
): Promise<CheckReport> {
  const { cwd, loadCatalogue } = environment;
  const { preset = 'recommended', rule = [], config } = options;
  const rules = selectRules((await loadCatalogue()).rules, preset, rule);
  const { files, broken } = await findFiles(paths, cwd);
  const settingsFor = createSettingsLookup(config === undefined ? null : resolve(cwd, config));
  const types = typesFor(options, environment);
  const results: FileResult[] = [];
  for await (const result of runProject({ files, rules, settingsFor, types, task: { kind: 'check' } })) {
    results.push(result);
  }
  return {
    files: files.length + broken.length,
    withEvidence: results.filter((result) => result.kind === 'checked').length,
    withSockets: results.filter((result) => result.sockets).length,
    findings: results
      .flatMap(findingsOf)
      .filter((finding) => !options.quiet || finding.severity === 'error')
      .sort(byPlace),
    failures: findFailures({ broken, results }, cwd),
    effort: results
      .flatMap((result) => (result.kind === 'checked' ? [result.effort] : []))
      .reduce(addEffort, NO_EFFORT),
  };

  function findingsOf(result: FileResult): ReportedFinding[] {
    if (result.kind !== 'checked') return [];
    const file = nameOf(result.file, cwd);
    return result.findings.map((finding) => ({ ...finding, file }));
  }
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
