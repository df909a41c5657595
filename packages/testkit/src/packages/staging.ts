// Packages as they are published: the files that npm would pack, their modules put together, beside a manifest that names no source.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../gen/repository.ts';
import { bundle } from './bundle.ts';
import { PUBLISHED, readManifest, type Manifest, type PackageFolder } from './published.ts';

/** A package on its way to the registry. */
export interface StagedPackage {
  readonly folder: PackageFolder;
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  /** Relative to `path`, sorted. */
  readonly files: readonly string[];
}

/** Lists what npm would pack of each package. Needs a build. */
export function listPackedFiles(): ReadonlyMap<PackageFolder, readonly string[]> {
  const words = PUBLISHED.flatMap((folder) => ['--workspace', folder]);
  const listed = execFileSync('npm', ['pack', '--dry-run', '--json', ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // npm's own format.
  const packs = JSON.parse(listed) as readonly {
    readonly name: string;
    readonly files: readonly { readonly path: string }[];
  }[];
  return new Map(
    PUBLISHED.map((folder) => {
      const { name } = readManifest(folder);
      const files = packs.find((pack) => pack.name === name)?.files ?? [];
      const current = files.map(({ path }) => path).filter((path) => !isLeftover(folder, path));
      return [folder, current.sort()];
    }),
  );
}

/** The compiler does not delete what it made of a source that is gone. */
function isLeftover(folder: PackageFolder, path: string): boolean {
  const source = /^dist\/(.*?)(?:\.d\.ts|\.js)$/.exec(path)?.[1];
  return source !== undefined && !existsSync(join(ROOT, sourcesOf(folder), `${source}.ts`));
}

/** Returns the folder that a package is built from. */
export function sourcesOf(folder: PackageFolder): string {
  return folder.startsWith('packages/') ? `${folder}/src` : folder;
}

/** Copies each package into a folder of its own below `into`, and puts its modules together there. */
export function stagePackages(into: string): readonly StagedPackage[] {
  return [...listPackedFiles()].map(([folder, files]) => {
    const manifest = readManifest(folder);
    const path = join(into, manifest.name.replace('/', '-'));
    for (const file of files) {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      cpSync(join(ROOT, folder, file), join(path, file));
    }
    writeFileSync(join(path, 'package.json'), `${JSON.stringify(withoutSource(manifest), null, 2)}\n`);
    return { folder, name: manifest.name, path, files: bundle({ folder, path, files }, manifest) };
  });
}

/**
 * Drops the condition by which this repository reads its own sources: they are not packed, and other repositories use the same
 * word for theirs.
 */
export function withoutSource(manifest: Manifest): Manifest {
  const exports = Object.entries(manifest.exports).map(([name, target]) => {
    if (typeof target === 'string') return [name, target];
    return [name, Object.fromEntries(Object.entries(target).filter(([condition]) => condition !== 'source'))];
  });
  return { ...manifest, exports: Object.fromEntries(exports) };
}
