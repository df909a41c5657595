// The loop over files: read, look for evidence, lint or rewrite, write. One file's failure is an answer, and the rest goes on.
import { findEvidence, librariesForSettings, type Settings } from '@socket-safety/analysis';
import type { RuleUse } from '@socket-safety/eslint-host';
import { libraries } from '@socket-safety/libraries';
import { returnSendResult } from '@socket-safety/repairs';
import { checkFile } from './check-file.ts';
import type { SettingsLookup } from './configuration.ts';
import type { FileOutcome, FileResult } from './file-result.ts';
import { KnownError } from './known-error.ts';
import { rewriteFile, type RewriteTask } from './rewrite-file.ts';
import type { Program } from './rewrite.ts';
import { readSource, type SourceFile } from './source-file.ts';

/** Where types come from. */
export interface TypeSource {
  /** Null where the file belongs to no program; then the analysis goes without types. */
  readonly programFor: (file: string, text: string) => Program | null;
  /** The tsconfig.json that holds a file; null where none does. Absent: nobody can tell. */
  readonly tsconfigOf?: (file: string) => string | null;
}

/** What to do with which files. */
export interface ProjectOptions {
  /** Absolute paths, each once. */
  readonly files: readonly string[];
  readonly rules: readonly RuleUse[];
  readonly settingsFor: SettingsLookup;
  readonly types: TypeSource | null;
  readonly task: { readonly kind: 'check' } | RewriteTask;
}

/**
 * Goes through files in the order given. Before the first is read, every setting is: a wrong one throws a `KnownError`
 * while nothing is written yet.
 */
export async function* runProject(options: ProjectOptions): AsyncGenerator<FileResult> {
  await readEverySetting(options);
  const { files, task } = options;
  if (task.kind === 'rewrite' && task.codemods.includes(returnSendResult.codemod)) {
    // Brings ESLint in.
    const { runAcross } = await import('./across-files/run-across.ts');
    yield* runAcross(options, task, visit);
  } else for (const file of files) yield await visit(file, options);
}

/** Reads the settings of all files; throws a `KnownError` for the first wrong one. */
export async function readEverySetting({
  files,
  settingsFor,
}: Pick<ProjectOptions, 'files' | 'settingsFor'>): Promise<void> {
  for (const file of files) await settingsFor(file);
}

async function visit(file: string, options: ProjectOptions): Promise<FileResult> {
  const source = await readSource(file);
  if (typeof source === 'string') return { file, sockets: false, kind: 'failed', message: source };
  const settings = await options.settingsFor(file);
  const evidence = findEvidence(source.text, librariesForSettings(settings, libraries));
  const { sockets } = evidence;
  if (!sockets && !evidence.walks) return { file, sockets, kind: 'without-evidence' };
  if (source.unfit !== null) return { file, sockets, kind: 'failed', message: source.unfit };
  try {
    return { file, sockets, ...(await perform(file, source, settings, options)) };
  } catch (thrown) {
    if (thrown instanceof KnownError) throw thrown;
    const { message, stack = message } = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { file, sockets, kind: 'failed', message, stack };
  }
}

async function perform(
  file: string,
  source: SourceFile,
  settings: Settings,
  options: ProjectOptions,
): Promise<FileOutcome> {
  const { rules, task, types } = options;
  const programFor = (text: string) => types?.programFor(file, text) ?? null;
  const subject = { file, source, settings, rules, programFor };
  return task.kind === 'check' ? checkFile(subject) : rewriteFile(subject, task);
}
