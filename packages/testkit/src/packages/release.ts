// `npm run release`: publishes each package whose version the registry does not have yet, so that a run that failed half-way can be
// repeated. `-- --dry-run` publishes nothing. Needs a build; provenance needs a CI that npm knows.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readManifest } from './published.ts';
import { stagePackages, type StagedPackage } from './staging.ts';

const options = process.argv.slice(2);
const into = mkdtempSync(join(tmpdir(), 'socket-safety-release-'));
for (const one of stagePackages(into)) {
  const id = `${one.name}@${readManifest(one.folder).version}`;
  const did = isPublished(id) ? 'was there already' : publish(one);
  console.log(`${id} ${did}`);
  if (did === 'failed') {
    // What comes later depends on it.
    process.exitCode = 1;
    break;
  }
}
rmSync(into, { recursive: true });

function isPublished(id: string): boolean {
  return spawnSync('npm', ['view', id, 'version'], { encoding: 'utf8' }).stdout.trim() !== '';
}

function publish({ path }: StagedPackage): 'published' | 'failed' {
  const { status } = spawnSync('npm', ['publish', path, ...options], { stdio: 'inherit' });
  return status === 0 ? 'published' : 'failed';
}
