// A thread that looks into files for a migration. Its task is the brief of the run and one errand.
import { visit, type Errand, type FileResult } from '@socket-safety/codemod-host';
import type { RuleUse } from '@socket-safety/eslint-host';
import { planMigration, type Wanted } from './migration-plan.ts';
import { makeTools, type WorkerBrief, type WorkerTools } from './worker-tools.ts';

/** What a thread must know of its run. */
export interface Brief extends WorkerBrief, Wanted {}

interface Run extends Omit<WorkerTools, 'catalogue'> {
  readonly rules: readonly RuleUse[];
  /** By the ids of their rules: what is made of an array of rules is kept with it. */
  readonly chosen: Map<string, readonly RuleUse[]>;
}

let run: Promise<Run> | null = null;

/** Looks into one file and writes nothing. */
export default async function look(task: {
  readonly brief: Brief;
  readonly errand: Errand;
}): Promise<FileResult> {
  const { file, rules: ids, codemods } = task.errand;
  const { rules, chosen, settingsFor, types } = await (run ??= startRun(task.brief));
  const key = ids.join(' ');
  const own = chosen.get(key) ?? rules.filter(({ rule }) => ids.includes(rule.id));
  chosen.set(key, own);
  return visit(file, { rules: own, settingsFor, types, task: { kind: 'rewrite', codemods, write: false } });
}

async function startRun(brief: Brief): Promise<Run> {
  const { catalogue, settingsFor, types } = await makeTools(brief);
  return { rules: planMigration(catalogue, brief).rules, settingsFor, types, chosen: new Map() };
}
