// What a thread makes for itself once, out of the brief of its run.
import { resolve } from 'node:path';
import { createSettingsLookup, type SettingsLookup, type TypeSource } from '@socket-safety/codemod-host';
import type { Catalogue } from './environment.ts';
import { createTypeSource } from './typed.ts';

/** What every thread must know of its run; the same for each of its tasks. */
export interface WorkerBrief {
  readonly cwd: string;
  readonly config: string | null;
  readonly loadLibraries: boolean;
  readonly types: boolean;
  /** Address of the module that exports `loadCatalogue`. */
  readonly catalogue: string;
}

/** What files are looked into with. */
export interface WorkerTools {
  readonly catalogue: Catalogue;
  readonly settingsFor: SettingsLookup;
  readonly types: TypeSource | null;
}

/** Loads and makes them; throws where the catalogue cannot be loaded. */
export async function makeTools(brief: WorkerBrief): Promise<WorkerTools> {
  const { cwd, config, loadLibraries } = brief;
  const { loadCatalogue } = (await import(brief.catalogue)) as { loadCatalogue: () => Promise<Catalogue> };
  return {
    catalogue: await loadCatalogue(),
    // What is wrong with a tsconfig.json, and which modules are not run, is told by the thread that has a screen.
    settingsFor: createSettingsLookup(config === null ? null : resolve(cwd, config), { loadLibraries }),
    types: brief.types ? createTypeSource(() => undefined) : null,
  };
}
