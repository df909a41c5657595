// Where the settings of a run come from, and what is told of code that they name.
import { resolve } from 'node:path';
import { createSettingsLookup, type SettingsLookup } from '@socket-safety/codemod-host';
import type { Environment } from './environment.ts';
import { harmless, nameOf } from './wording.ts';

/** What `check`, `migrate` and `explain` take of them. */
export interface SettingsOptions {
  /** A JSON file in place of those in package.json. */
  readonly config?: string;
  /** Imports modules that the settings name as libraries, which runs code of the project that is looked at. */
  readonly loadLibraries?: boolean;
}

/** Returns the settings of a run; tells on the other stream which modules were not imported. */
export function settingsOf(
  { config, loadLibraries }: SettingsOptions,
  { cwd, output }: Environment,
): SettingsLookup {
  return createSettingsLookup(config === undefined ? null : resolve(cwd, config), {
    loadLibraries,
    onSkipped: (file, modules) => {
      const names = modules.map((name) => JSON.stringify(name)).join(', ');
      output.tell(
        `Note: ${harmless(nameOf(file, cwd))} names ${harmless(names)} in "libraries", which is code and was not run, so these sockets are unknown: --load-libraries runs it.\n`,
      );
    },
  });
}
