// What came of checking one file, as plain data: threads hand it over, and a cache keeps it.
import type { Effort, FileResult } from '@socket-safety/codemod-host';
import { reportFindings, type ReportedFinding } from './report/reported-finding.ts';
import { nameOf } from './wording.ts';

/** What came of one file. `file` is its absolute path. */
export type CheckedFile = { readonly file: string; readonly sockets: boolean } & CheckedOutcome;

type CheckedOutcome =
  | { readonly kind: 'without-evidence' }
  | {
      readonly kind: 'checked';
      readonly findings: readonly ReportedFinding[];
      readonly effort: Effort;
      readonly isCached: boolean;
    }
  | { readonly kind: 'failed'; readonly message: string; readonly stack?: string };

/** Makes plain data of the result of a check. Throws for that of a rewrite. */
export function plainResult(result: FileResult, cwd: string): CheckedFile {
  const { file, sockets } = result;
  switch (result.kind) {
    case 'without-evidence':
    case 'failed':
      return result;
    case 'checked': {
      const { findings, effort } = result;
      const reported = reportFindings(findings, nameOf(file, cwd));
      return { file, sockets, kind: 'checked', findings: reported, effort, isCached: false };
    }
    case 'rewritten':
      throw new Error(`${file}: a check rewrites nothing`);
  }
}
