// What goes into linting a text, and what comes out.
import type { Settings } from '@socket-safety/analysis';
import type { Rule, RuleOptions } from '@socket-safety/repairs';
import type ts from 'typescript';
import type { Host } from './host.ts';
import type { LintFinding } from './lint-findings.ts';

/** A rule as a run uses it. Rules that are switched off are left out of the list. */
export interface RuleUse {
  readonly rule: Rule;
  readonly severity: 'warn' | 'error';
  readonly options?: RuleOptions;
}

/** What one text is linted with. Keep the same `rules` array between files: what is made of it is reused. */
export interface LintOptions {
  /** Absolute path; decides the language, and where a package.json is looked for. */
  readonly file: string;
  readonly rules: readonly RuleUse[];
  readonly settings?: Settings;
  /** Used where it holds this file with this very text. */
  readonly program?: ts.Program | null;
  readonly host?: Host;
}

/** A bug of ours that cost this file. */
export interface Crash {
  readonly message: string;
  readonly stack: string;
}

/** What came of one text. */
export interface LintOutcome {
  /** What survived the inline directives, by line and column. */
  readonly findings: readonly LintFinding[];
  readonly parseError: { readonly line: number; readonly column: number; readonly message: string } | null;
  readonly crashes: readonly Crash[];
  /**
   * Ranges in findings and facts speak of the text without its byte order mark (`facts.source.text`). Add this, 0 or 1, for an
   * offset in the text as given.
   */
  readonly rangeShift: 0 | 1;
}
