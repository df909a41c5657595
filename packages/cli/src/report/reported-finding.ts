// A finding as reports and the cache keep it: plain data, so that syntax trees are let go file by file.
import type { LintFinding, PlacedStep } from '@socket-safety/eslint-host';
import { cutExcerpt, linesOf, type ExcerptLine } from './excerpt.ts';
import { createFingerprints } from './fingerprint.ts';
import { wellFormed } from '../wording.ts';

/** A finding, its file, and enough of the code to show it. Lines and columns count from 1, `endColumn` is behind the last character. */
export interface ReportedFinding {
  /** Relative to the folder of the run, with `/`. */
  readonly file: string;
  readonly rule: string;
  readonly severity: LintFinding['severity'];
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly grade: LintFinding['grade'];
  /** What led to it, in the order in which it happens. */
  readonly path: readonly PlacedStep[];
  /** The same for the same code of the same file, on whatever line. */
  readonly fingerprint: string;
  /** The lines of the path and around it, in order, with gaps. */
  readonly excerpt: readonly ExcerptLine[];
}

/** Turns all findings of one file into what is reported. */
export function reportFindings(findings: readonly LintFinding[], file: string): readonly ReportedFinding[] {
  const [first] = findings;
  if (first === undefined) return [];
  const lines = linesOf(first.facts.source.text);
  const fingerprintOf = createFingerprints(file, lines);
  return findings.map((found) => {
    const { rule, severity, message, line, column, endLine, endColumn, grade, path } = found;
    const place = { line, column, endLine, endColumn };
    return {
      file,
      rule,
      severity,
      message: wellFormed(message),
      ...place,
      grade,
      path,
      fingerprint: fingerprintOf(found),
      excerpt: cutExcerpt(lines, place, path),
    };
  });
}
