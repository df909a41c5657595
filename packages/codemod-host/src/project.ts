// The loop over files: read, look for evidence, lint or rewrite, and write at the end. One file's failure is an answer, and the rest
// goes on.
import type { RuleUse } from '@socket-safety/eslint-host';
import type { SettingsLookup } from './configuration.ts';
import type { FileResult } from './file-result.ts';
import { lookInto, sift } from './look-into.ts';
import type { Hand } from './look-through.ts';
import type { RewriteTask } from './rewrite-file.ts';
import type { Program } from './rewrite.ts';

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
  /** Hears how far the run is. */
  readonly onProgress?: (progress: Progress) => void;
  /** Hears what is about to be written, and is waited for. */
  readonly beforeWrite?: (file: string, text: string) => Promise<void>;
  /** Finds hands to share the work with, given how many have enough to do; none: it is done here. */
  readonly findHands?: (most: number) => Promise<readonly Hand[]>;
}

/** How far a run is: `done` of `total` files. Looked into are those with evidence; across files there is nothing to count. */
export interface Progress {
  readonly phase: 'read' | 'look' | 'across' | 'write';
  readonly done: number;
  readonly total: number;
}

/**
 * Goes through files in the order given. Before the first is read, every setting is: a wrong one throws a `KnownError`
 * while nothing is written yet. A rewrite looks into every file before it writes the first, so that what it makes of a file does
 * not depend on the order; whoever stops listening stops the writing.
 */
export async function* runProject(options: ProjectOptions): AsyncGenerator<FileResult> {
  await readEverySetting(options);
  const { task } = options;
  if (task.kind === 'rewrite') {
    const { runRewrite } = await import('./run-rewrite.ts');
    yield* runRewrite({ ...options, task });
  } else for (const file of options.files) yield await visit(file, options);
}

/** Reads the settings of all files; throws a `KnownError` for the first wrong one. */
export async function readEverySetting({
  files,
  settingsFor,
}: Pick<ProjectOptions, 'files' | 'settingsFor'>): Promise<void> {
  for (const file of files) await settingsFor(file);
}

/** Looks into one file, if it has evidence. Nothing is written. */
export async function visit(
  file: string,
  options: Pick<ProjectOptions, 'rules' | 'settingsFor' | 'types' | 'task'>,
): Promise<FileResult> {
  const sifted = await sift(file, options);
  return 'kind' in sifted ? sifted : lookInto(sifted, options);
}
