// What the repairs of a rule make of a case: as a codemod does it, and as single suggestions.
import type { RewriteOutcome } from '@socket-safety/codemod-host';
import { rewriteText } from '@socket-safety/codemod-host/rewrite';
import { lintText, type LintFinding, type LintOutcome, type RuleUse } from '@socket-safety/eslint-host';
import {
  applyEdits,
  createRepairContext,
  isRefusal,
  type Edit,
  type Repair,
  type Rule,
} from '@socket-safety/repairs';
import { optionsOf, type CaseFile } from './case-file.ts';

/** A repair with the edits that it wants for one finding. */
interface Proposed {
  readonly repair: Repair;
  readonly edits: readonly Edit[];
}

/** Lints a text as if it stood in the case. */
export function lintCase(text: string, one: CaseFile, rule: Rule): LintOutcome {
  return lintText(text, {
    file: one.path,
    rules: [useOf(one, rule)],
    ...(one.settings === null ? {} : { settings: one.settings }),
  });
}

/** Returns the rule as a case uses it. */
export function useOf(one: CaseFile, rule: Rule): RuleUse {
  const options = optionsOf(one, rule);
  return { rule, severity: 'error', ...(options === null ? {} : { options }) };
}

/** Lists the edits of each repair that does not refuse the finding. */
export function proposalsFor(found: LintFinding, rule: Rule): readonly Proposed[] {
  const proposals: Proposed[] = [];
  for (const repair of rule.repairs) {
    const context = createRepairContext(found.facts.source);
    const result = repair.repair(found.finding, context);
    if (!isRefusal(result)) proposals.push({ repair, edits: context.finish(result) });
  }
  return proposals;
}

/** Rewrites a text as the codemods of the rule's repairs do. */
export function rewriteCase(text: string, one: CaseFile, rule: Rule): RewriteOutcome {
  return rewriteText(text, {
    file: one.path,
    rules: [useOf(one, rule)],
    codemods: rule.repairs.map((repair) => repair.codemod),
    ...(one.settings === null ? {} : { settings: one.settings }),
  });
}

/** Lists, for each finding in order, the suggestions that an editor has to offer. */
export function suggestedTexts(
  one: CaseFile,
  rule: Rule,
): readonly (readonly { readonly messageId: string; readonly output: string }[])[] {
  return lintCase(one.code, one, rule).findings.map((found) =>
    proposalsFor(found, rule).map(({ repair, edits }) => ({
      messageId: repair.id,
      output: applyEdits(one.code, edits),
    })),
  );
}
