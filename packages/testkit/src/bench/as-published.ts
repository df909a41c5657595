// The packages as users have them: what is measured is what is published, not this repository's many small files.
import { existsSync, mkdirSync, mkdtempSync, renameSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../gen/repository.ts';
import { stagePackages } from '../packages/staging.ts';

/** Where they lie. */
export interface Published {
  /** The folder to delete in the end. */
  readonly folder: string;
  readonly plugin: string;
  readonly command: string;
}

/** Lays the published packages beside each other, in this repository, so that they find what it has installed. Needs a build. */
export function layOutPublished(): Published {
  const folder = mkdtempSync(join(ROOT, '.tmp-bench-'));
  const modules = join(folder, 'node_modules');
  for (const { name, path, folder: own } of stagePackages(join(folder, 'staged'))) {
    const place = join(modules, name);
    mkdirSync(dirname(place), { recursive: true });
    renameSync(path, place);
    // What is installed for this package alone, since another one wants an older version.
    const installed = join(ROOT, own, 'node_modules');
    if (existsSync(installed)) symlinkSync(installed, join(place, 'node_modules'));
  }
  return {
    folder,
    plugin: join(modules, 'eslint-plugin-socket-safety/dist/plugin.js'),
    command: join(modules, 'socket-safety/bin/socket-safety.js'),
  };
}
