// What an editor offers for a finding: each repair of its rule that is safe here.
import type { Facts, Finding } from '@socket-safety/analysis';
import { createRepairContext, isRefusal, type Edit, type Rule } from '@socket-safety/repairs';
import type { TSESLint } from '@typescript-eslint/utils';

type Suggestion = TSESLint.SuggestionReportDescriptor<string>;

/** Creates ESLint's suggestions from a rule's repairs; the message of each is named by the repair's id. */
export function suggestionsFor(rule: Rule, finding: Finding, facts: Facts, file: string): Suggestion[] {
  const suggestions: Suggestion[] = [];
  // Repairs write plain line feeds; the file keeps its own.
  const ending = facts.source.text.includes('\r\n') ? '\r\n' : '\n';
  for (const repair of rule.repairs) {
    const context = createRepairContext(facts.source, { file });
    const result = repair.repair(finding, context);
    if (isRefusal(result)) continue;
    const edits = context.finish(result);
    suggestions.push({
      messageId: repair.id,
      fix: (fixer) => edits.map((edit) => toFix(edit, ending, fixer)),
    });
  }
  return suggestions;
}

function toFix({ range, text }: Edit, ending: string, fixer: TSESLint.RuleFixer): TSESLint.RuleFix {
  return fixer.replaceTextRange([range[0], range[1]], text.replaceAll(/\r?\n/g, ending));
}
