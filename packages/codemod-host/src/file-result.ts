// What the project loop hands to the work on one file, and what comes back.
import type { Settings } from '@socket-safety/analysis';
import type { LintFinding, RuleUse } from '@socket-safety/eslint-host';
import type { Applied, Passes, Program } from './rewrite.ts';
import type { SourceFile } from './source-file.ts';
import type { Left } from './wishes.ts';

/** What came of one file. */
export type FileResult = { readonly file: string; readonly sockets: boolean } & FileOutcome;

/** Its kinds. `stack` is there when the failure is a bug of ours. */
export type FileOutcome =
  | { readonly kind: 'without-evidence' }
  | { readonly kind: 'checked'; readonly findings: readonly LintFinding[]; readonly effort: Effort }
  | {
      readonly kind: 'rewritten';
      readonly before: string;
      readonly after: string;
      readonly applied: readonly Applied[];
      readonly left: readonly Left[];
      /** What makes `after` of `before`; their ranges speak of the text before each pass, without its byte order mark. */
      readonly passes: Passes;
    }
  | { readonly kind: 'failed'; readonly message: string; readonly stack?: string };

/** Tells whether a file was rewritten, or would be. */
export function isChanged(result: FileResult): result is FileResult & { readonly kind: 'rewritten' } {
  return result.kind === 'rewritten' && result.before !== result.after;
}

/** Functions lowered, and how many of them hold something that the lowering cannot follow. */
export interface Effort {
  readonly functions: number;
  readonly unsupported: number;
}

/** A file about to be looked into. */
export interface Subject {
  readonly file: string;
  readonly source: SourceFile;
  readonly settings: Settings;
  readonly rules: readonly RuleUse[];
  readonly programFor: (text: string) => Program | null;
}
