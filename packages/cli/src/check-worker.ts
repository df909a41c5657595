// A thread that checks files. Its task is the brief of the run and one file.
import { resolve } from 'node:path';
import {
  createSettingsLookup,
  visit,
  type Preset,
  type SettingsLookup,
  type TypeSource,
} from '@socket-safety/codemod-host';
import type { RuleUse } from '@socket-safety/eslint-host';
import { plainResult, type CheckedFile } from './check-result.ts';
import type { Catalogue } from './environment.ts';
import { selectRules } from './selection.ts';
import { createTypeSource } from './typed.ts';

/** What a thread must know of its run; the same for each of its tasks. */
export interface CheckBrief {
  readonly cwd: string;
  readonly config: string | null;
  readonly loadLibraries: boolean;
  readonly types: boolean;
  readonly preset: Preset;
  readonly rule: readonly string[];
  /** Address of the module that exports `loadCatalogue`. */
  readonly catalogue: string;
}

interface Run {
  readonly rules: readonly RuleUse[];
  readonly settingsFor: SettingsLookup;
  readonly types: TypeSource | null;
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
  const { cwd, config, loadLibraries, types, catalogue, preset, rule } = brief;
  const { loadCatalogue } = (await import(catalogue)) as { loadCatalogue: () => Promise<Catalogue> };
  return {
    rules: selectRules((await loadCatalogue()).rules, preset, rule),
    // What is wrong with a tsconfig.json, and which modules are not run, is told by the thread that has a screen.
    settingsFor: createSettingsLookup(config === null ? null : resolve(cwd, config), { loadLibraries }),
    types: types ? createTypeSource(() => undefined) : null,
  };
}
