// A codemod applies one family of repairs to what its rules report.
import type { Rule, RuleOptions } from './rule.ts';

/** A codemod as the command and jscodeshift run it. */
export interface Codemod {
  readonly id: string;
  readonly description: string;
  /** The rules whose findings it rewrites. */
  readonly rules: readonly Rule[];
  /** Options with which it asks its rules, whatever the preset says of them. */
  readonly asks?: RuleOptions;
}
