// Rewrites the text of one file for the project loop, which writes it when every file has been looked into.
import { failureIn } from './check-file.ts';
import type { FileOutcome, Subject } from './file-result.ts';
import type { Decisions } from './rewrite-in-turn.ts';
import { withoutTree } from './wishes.ts';

/** Which codemods to apply, and whether their results are written. */
export interface RewriteTask {
  readonly kind: 'rewrite';
  readonly codemods: readonly string[];
  readonly write: boolean;
  /** What reaches other files is also tried where no tsconfig.json tells which those are. */
  readonly everywhere?: boolean;
  /** Asked about each rewrite; absent: all are made. */
  readonly decisions?: Decisions;
}

/** Rewrites a file's text. Loads ESLint when it is first called. */
export async function rewriteFile(
  subject: Subject,
  { codemods, decisions }: RewriteTask,
): Promise<FileOutcome> {
  const { file, source, rules, settings, programFor } = subject;
  const options = { file, rules, codemods, settings, programFor };
  const { rewriteText } = await import('./rewrite.ts');
  const outcome =
    decisions === undefined
      ? rewriteText(source.text, options)
      : await (await import('./rewrite-in-turn.ts')).rewriteInTurn(source.text, options, decisions);
  const { parseError, crash, applied, passes, text } = outcome;
  const failure = failureIn({ parseError, crashes: crash === null ? [] : [crash] }, source.text);
  if (failure !== null) return failure;
  const left = outcome.left.map(withoutTree);
  return { kind: 'rewritten', before: source.text, after: text, applied, left, passes };
}
