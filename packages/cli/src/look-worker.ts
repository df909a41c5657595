// A thread that looks into files for a migration. Its task is the brief of the run and one errand.
import { resolve } from 'node:path';
import {
  createSettingsLookup,
  visit,
  type Errand,
  type FileResult,
  type SettingsLookup,
  type TypeSource,
} from '@socket-safety/codemod-host';
import type { RuleUse } from '@socket-safety/eslint-host';
import type { Catalogue } from './environment.ts';
import { planMigration, type Wanted } from './migration-plan.ts';
import { createTypeSource } from './typed.ts';

/** What a thread must know of its run; the same for each of its tasks. */
export interface Brief extends Wanted {
  readonly cwd: string;
  readonly config: string | null;
  readonly loadLibraries: boolean;
  readonly types: boolean;
  /** Address of the module that exports `loadCatalogue`. */
  readonly catalogue: string;
}

interface Run {
  readonly rules: readonly RuleUse[];
  readonly settingsFor: SettingsLookup;
  readonly types: TypeSource | null;
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

async function startRun({ cwd, config, loadLibraries, types, catalogue, ...wanted }: Brief): Promise<Run> {
  const { loadCatalogue } = (await import(catalogue)) as { loadCatalogue: () => Promise<Catalogue> };
  return {
    rules: planMigration(await loadCatalogue(), wanted).rules,
    // What is wrong with a tsconfig.json, and which modules are not run, is told by the thread that has a screen.
    settingsFor: createSettingsLookup(config === null ? null : resolve(cwd, config), { loadLibraries }),
    types: types ? createTypeSource(() => undefined) : null,
    chosen: new Map(),
  };
}
