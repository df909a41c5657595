// Rewrites one file for the project loop.
import { failureIn } from './check-file.ts';
import type { FileOutcome, Subject } from './file-result.ts';
import { writeSource } from './source-file.ts';

/** Which codemods to apply, and whether their results are written. */
export interface RewriteTask {
  readonly kind: 'rewrite';
  readonly codemods: readonly string[];
  readonly write: boolean;
  /** What reaches other files is also tried where no tsconfig.json tells which those are. */
  readonly everywhere?: boolean;
}

/** Rewrites a file. Loads ESLint when it is first called. */
export async function rewriteFile(subject: Subject, { codemods, write }: RewriteTask): Promise<FileOutcome> {
  const { rewriteText } = await import('./rewrite.ts');
  const { file, source, rules, settings, programFor } = subject;
  const outcome = rewriteText(source.text, { file, rules, codemods, settings, programFor });
  const { parseError, crash } = outcome;
  const failure = failureIn({ parseError, crashes: crash === null ? [] : [crash] });
  if (failure !== null) return failure;
  if (write && outcome.changed) {
    const refusal = await writeSource(file, source.bytes, outcome.text);
    if (refusal !== null) return { kind: 'failed', message: refusal };
  }
  const { applied, left } = outcome;
  return { kind: 'rewritten', before: source.text, after: outcome.text, applied, left };
}
