// The work on one file, in two halves: whether there is anything to look into, which is cheap, and the look.
import {
  findEvidence,
  librariesForSettings,
  withoutChecker,
  type Evidence,
  type Settings,
} from '@socket-safety/analysis';
import { libraries, type Library } from '@socket-safety/libraries';
import { checkFile } from './check-file.ts';
import type { FileResult } from './file-result.ts';
import { KnownError } from './known-error.ts';
import type { ProjectOptions } from './project.ts';
import { rewriteFile } from './rewrite-file.ts';
import { readSource, type SourceFile } from './source-file.ts';

/** A file that has something to look into. */
export interface FileWithEvidence {
  readonly file: string;
  readonly sockets: boolean;
  readonly source: SourceFile;
  readonly settings: Settings;
}

/** Reads a file: either all is said with that, or it is worth a look. */
export async function sift(
  file: string,
  { settingsFor, types }: Pick<ProjectOptions, 'settingsFor' | 'types'>,
): Promise<FileResult | FileWithEvidence> {
  const source = await readSource(file);
  if (typeof source === 'string') return { file, sockets: false, kind: 'failed', message: source };
  const settings = await settingsFor(file);
  const rows = librariesForSettings(settings, libraries);
  const found = findEvidence(source.text, rows);
  const { sockets, walks } = types === null ? await evidenceInReach(found, file, source.text, rows) : found;
  if (!sockets && !walks) return { file, sockets, kind: 'without-evidence' };
  if (source.unfit !== null) return { file, sockets, kind: 'failed', message: source.unfit };
  return { file, sockets, source, settings };
}

/** Without a checker, words that are only names of types count where an import leads to a library. */
async function evidenceInReach(
  found: Evidence,
  file: string,
  text: string,
  rows: readonly Library[],
): Promise<Evidence> {
  if (!found.sockets || found.named) return found;
  // Brings ESLint in, which files without any such word do without.
  const { defaultHost, importsOf } = await import('@socket-safety/eslint-host');
  return withoutChecker(found, text, { imports: importsOf(file, defaultHost), libraries: rows });
}

/** Looks into a file. Nothing is written. */
export async function lookInto(
  { file, sockets, source, settings }: FileWithEvidence,
  { rules, task, types }: Pick<ProjectOptions, 'rules' | 'task' | 'types'>,
): Promise<FileResult> {
  const programFor = (text: string) => types?.programFor(file, text) ?? null;
  const subject = { file, source, settings, rules, programFor };
  try {
    const outcome = await (task.kind === 'check' ? checkFile(subject) : rewriteFile(subject, task));
    return { file, sockets, ...outcome };
  } catch (thrown) {
    if (thrown instanceof KnownError) throw thrown;
    return failedBy(thrown, { file, sockets });
  }
}

/** What comes of a file when something of ours breaks at it. */
export function failedBy(
  thrown: unknown,
  { file, sockets }: { readonly file: string; readonly sockets: boolean },
): FileResult {
  const { message, stack = message } = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { file, sockets, kind: 'failed', message, stack };
}
