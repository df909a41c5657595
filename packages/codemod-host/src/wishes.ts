// What the repairs want to do about each finding, or why they do nothing.
import type { LintFinding, RuleUse } from '@socket-safety/eslint-host';
import { createRepairContext, isRefusal, type Edit, type Repair } from '@socket-safety/repairs';

/** The edits that mend one finding. */
export interface Wish {
  readonly codemod: string;
  readonly finding: LintFinding;
  readonly edits: readonly Edit[];
}

/** A finding that was not rewritten. */
export interface Left {
  /** Null for a rule that no codemod belongs to. */
  readonly codemod: string | null;
  readonly finding: ToldFinding;
  readonly reason: string;
}

/** What is told of a finding: no part of a tree, so that it can be kept and sent from one thread to another. */
export type ToldFinding = Pick<
  LintFinding,
  'rule' | 'severity' | 'message' | 'line' | 'column' | 'endLine' | 'endColumn'
>;

/** Drops what else the linter knows. */
export function withoutTree({ finding, ...left }: Left): Left {
  const { rule, severity, message, line, column, endLine, endColumn } = finding;
  return { ...left, finding: { rule, severity, message, line, column, endLine, endColumn } };
}

/** Asks the repairs of the given codemods about each finding; the first of a rule's repairs that can, does. */
export function findWishes(
  findings: readonly LintFinding[],
  {
    file,
    rules,
    codemods,
  }: { readonly file: string; readonly rules: readonly RuleUse[]; readonly codemods: readonly string[] },
): { readonly wishes: readonly Wish[]; readonly left: readonly Left[] } {
  const wishes: Wish[] = [];
  const left: Left[] = [];
  for (const finding of findings) {
    const rule = rules.find((use) => use.rule.id === finding.rule)?.rule;
    const answers = (rule?.repairs ?? [])
      .filter((repair) => codemods.includes(repair.codemod))
      .map((repair) => ask(repair, finding, file));
    const wish = answers.find((answer) => 'edits' in answer);
    const refusal = answers.find((answer) => 'reason' in answer);
    if (wish !== undefined) wishes.push(wish);
    else if (refusal !== undefined) left.push(refusal);
    else if (rule?.repairs.length === 0)
      left.push({ codemod: null, finding, reason: 'no codemod rewrites this' });
  }
  return { wishes, left };
}

function ask(repair: Repair, finding: LintFinding, file: string): Wish | Left {
  const { codemod } = repair;
  const context = createRepairContext(finding.facts.source, { file });
  const result = repair.repair(finding.finding, context);
  if (isRefusal(result)) return { codemod, finding, reason: result.refused };
  if (result.length === 0) return { codemod, finding, reason: 'the repair has nothing to change' };
  return { codemod, finding, edits: context.finish(result) };
}
