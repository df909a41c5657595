import { spawnSync } from 'node:child_process';
import { pathOf, type Folder } from './installed.ts';

/** Installs exactly what the lock file of a folder says; throws where that fails. */
export function install(folder: Folder): void {
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--prefix', pathOf(folder)], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`\`npm ci\` failed for ${folder}.`);
}
