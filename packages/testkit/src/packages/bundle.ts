// Puts the many small files of a staged package together. Node reads and links each module by itself, which for the plugin's five
// hundred took longer than to run them.
import { buildSync } from 'esbuild';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest, PackageFolder } from './published.ts';

/** Modules that are loaded by their path, beside what a package exports. */
const BY_PATH: Partial<Readonly<Record<PackageFolder, RegExp>>> = {
  // The command starts threads, and these load what there is to run.
  'packages/cli': /^dist\/(?:main|catalogue|\w+-worker)\.js$/,
  // jscodeshift takes the path of a transform.
  codemods: /^dist\/[^/]+\/codemod\.js$/,
};

/** A package whose built files lie in a folder of their own. */
export interface Unbundled {
  readonly folder: PackageFolder;
  /** Absolute. */
  readonly path: string;
  /** Relative to `path`. */
  readonly files: readonly string[];
}

/**
 * Replaces the built modules of a package by its entries and what these share, in place. Other packages, ours too, are imported as
 * before; declarations stay as they are. Returns the new list of files, sorted. Throws where a module does not resolve.
 */
export function bundle({ folder, path, files }: Unbundled, manifest: Manifest): readonly string[] {
  const entries = entriesOf(folder, files, manifest);
  const output = join(path, 'bundled');
  buildSync({
    entryPoints: entries.map((entry) => join(path, entry)),
    absWorkingDir: path,
    outdir: output,
    outbase: path,
    // Beside the entries, since the command finds its files by their place next to its own.
    chunkNames: 'dist/chunk-[hash]',
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'es2023',
    logLevel: 'error',
  });
  const modules = files.filter((file) => file.endsWith('.js') && file.startsWith('dist/'));
  for (const file of modules) rmSync(join(path, file));
  const written = readdirSync(join(output, 'dist'), { recursive: true, encoding: 'utf8' })
    .map((file) => `dist/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.js'));
  cpSync(output, path, { recursive: true });
  rmSync(output, { recursive: true });
  return [...files.filter((file) => !modules.includes(file)), ...written].sort();
}

/** Lists the modules that others import or start: `dist/index.js`. */
function entriesOf(
  folder: PackageFolder,
  files: readonly string[],
  { exports }: Manifest,
): readonly string[] {
  const exported = Object.values(exports).map((target) =>
    typeof target === 'string' ? target : target['default'],
  );
  const named = new Set(exported.map((target) => target?.replace(/^\.\//, '')));
  return files.filter(
    (file) => file.endsWith('.js') && (named.has(file) || BY_PATH[folder]?.test(file) === true),
  );
}
