// A thread that checks files. Its task is the brief of the run and one file.
import { visit, type Preset } from '@socket-safety/codemod-host';
import type { RuleUse } from '@socket-safety/eslint-host';
import { plainResult, type CheckedFile } from './check-result.ts';
import { selectRules } from './selection.ts';
import { makeTools, type WorkerBrief, type WorkerTools } from './worker-tools.ts';

/** What a thread must know of its run. */
export interface CheckBrief extends WorkerBrief {
  readonly preset: Preset;
  readonly rule: readonly string[];
}

interface Run extends Omit<WorkerTools, 'catalogue'> {
  readonly rules: readonly RuleUse[];
}

let run: Promise<Run> | null = null;

/** Checks one file. */
export default async function check(task: {
  readonly brief: CheckBrief;
  readonly errand: string;
}): Promise<CheckedFile> {
  const settled = await (run ??= startRun(task.brief));
  return plainResult(await visit(task.errand, { ...settled, task: { kind: 'check' } }), task.brief.cwd);
}

async function startRun(brief: CheckBrief): Promise<Run> {
  const { catalogue, settingsFor, types } = await makeTools(brief);
  return { rules: selectRules(catalogue.rules, brief.preset, brief.rule), settingsFor, types };
}
