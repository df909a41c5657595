// A rule asks the facts a question and returns findings. It sees neither ESLint nor a syntax tree walk.
import type { Facts, Finding } from '@socket-safety/analysis';
import type { Repair } from './repair.ts';

export type Severity = 'off' | 'warn' | 'error';

/** The options of a rule: none, or one object whose keys the schema lists. */
export type RuleOptions = Readonly<Record<string, unknown>>;

/** How one preset runs a rule. */
export type PresetEntry = Severity | readonly [Severity, RuleOptions];

/** A rule as every host runs it. */
export interface Rule {
  readonly id: string;
  readonly kind: 'problem' | 'suggestion';
  /** Completes "This rule …": `Disallow sends on a socket that is still connecting`. */
  readonly description: string;
  readonly presets: { readonly recommended: PresetEntry; readonly strict: PresetEntry };
  readonly messages: Readonly<Record<string, string>>;
  /** JSON schema of the one options object; absent when there are no options. */
  readonly options?: { readonly schema: Readonly<Record<string, unknown>>; readonly defaults: RuleOptions };
  readonly repairs: readonly Repair[];
  readonly check: (facts: Facts, options: RuleOptions) => Iterable<Finding>;
}

/** Checks a rule's shape while keeping its literal types. */
export function defineRule<const R extends Rule>(rule: R): R {
  return rule;
}
