// What the repairs of a rule make of a case: as a codemod does it, and as single suggestions.
import { lintText, type LintFinding, type LintOutcome } from '@socket-safety/eslint-host';
import {
  applyEdits,
  createRepairContext,
  isRefusal,
  planEdits,
  type Edit,
  type Repair,
  type Rule,
} from '@socket-safety/repairs';
import { optionsOf, type CaseFile } from './case-file.ts';

const MAX_PASSES = 10;

/** A repair with the edits that it wants for one finding. */
interface Proposed {
  readonly repair: Repair;
  readonly edits: readonly Edit[];
}

/** Lints a text as if it stood in the case. */
export function lintCase(text: string, one: CaseFile, rule: Rule): LintOutcome {
  const options = optionsOf(one, rule);
  return lintText(text, {
    file: one.path,
    rules: [{ rule, severity: 'error', ...(options === null ? {} : { options }) }],
    ...(one.settings === null ? {} : { settings: one.settings }),
  });
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

/** Applies the first repair of every finding, pass by pass, until nothing changes. */
export function repairText(text: string, one: CaseFile, rule: Rule): string {
  let repaired = text;
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const proposals = lintCase(repaired, one, rule).findings.flatMap((found) => proposalsFor(found, rule).slice(0, 1));
    const next = applyEdits(repaired, planEdits(proposals).edits);
    if (next === repaired) return repaired;
    repaired = next;
  }
  throw new Error(`${one.name} still changes after ${MAX_PASSES} passes:\n${repaired}`);
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
