// What of a run is for each file by itself, and what for all files together. Light: it brings no linter in.
import { returnSendResult } from '@socket-safety/repairs';
import type { RuleUse } from '@socket-safety/eslint-host';
import type { ProjectOptions } from '../project.ts';
import type { RewriteTask } from '../rewrite-file.ts';

const CODEMOD = returnSendResult.codemod;

/** A run that rewrites. */
export type RewriteRun = ProjectOptions & { readonly task: RewriteTask };

/** A run in its two steps: each file by itself, then all of them with the rules that are for the second alone. */
export interface Steps {
  readonly alone: RewriteRun;
  readonly together: readonly RuleUse[];
}

/** Parts a run into its steps; null where none of its codemods reaches other files. */
export function partRun(run: RewriteRun): Steps | null {
  const { task, rules } = run;
  if (!task.codemods.includes(CODEMOD)) return null;
  const codemods = task.codemods.filter((codemod) => codemod !== CODEMOD);
  const alone = { ...run, rules: rules.filter((use) => !isAcross(use)), task: { ...task, codemods } };
  return { alone, together: rules.filter(isAcross) };
}

function isAcross({ rule }: RuleUse): boolean {
  return rule.repairs.length > 0 && rule.repairs.every(({ codemod }) => codemod === CODEMOD);
}
