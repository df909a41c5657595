// What is packed: declarations of every source file, few modules, the pages, and nothing else. Where the sources have changed since the last
// build, or there is none, nothing is looked at.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../gen/repository.ts';
import { findTypeProblems } from './type-problems.ts';
import { findUnnamedImports } from './imported-packages.ts';
import { PUBLISHED, readManifest, type PackageFolder } from './published.ts';
import { sourcesOf, stagePackages, type StagedPackage } from './staging.ts';

/** What is packed beside the build. */
const PAGES = ['LICENSE', 'README.md', 'package.json'];
const BESIDE: Partial<Readonly<Record<PackageFolder, readonly string[]>>> = {
  'packages/cli': ['bin/socket-safety.js'],
  rules: foldersOf('rules').map((id) => `${id}/README.md`),
  codemods: foldersOf('codemods').map((id) => `${id}/README.md`),
};

/** Modules that are loaded by their path. */
const STARTED: Partial<Readonly<Record<PackageFolder, readonly string[]>>> = {
  'packages/cli': ['dist/catalogue.js', 'dist/check-worker.js', 'dist/look-worker.js', 'dist/main.js'],
  codemods: foldersOf('codemods').map((id) => `dist/${id}/codemod.js`),
};

const isBuilt = PUBLISHED.every((folder) => {
  const build = join(ROOT, folder, 'dist/.tsbuildinfo');
  if (!existsSync(build)) return false;
  const sources = listSources(folder).map((source) => join(ROOT, sourcesOf(folder), source));
  return Math.max(...sources.map((source) => statSync(source).mtimeMs)) <= statSync(build).mtimeMs;
});

describe.skipIf(!isBuilt)('packages as they are published', () => {
  const into = mkdtempSync(join(tmpdir(), 'socket-safety-staged-'));
  let staged: ReadonlyMap<PackageFolder, StagedPackage>;
  beforeAll(() => {
    staged = new Map(stagePackages(into).map((one) => [one.folder, one]));
  }, 60_000);
  afterAll(() => rmSync(into, { recursive: true }));

  it.each(PUBLISHED)(
    '%s declares all of its sources, and holds nothing else beside its modules',
    (folder) => {
      const declarations = listSources(folder).map((source) => `dist/${source.replace(/\.ts$/, '.d.ts')}`);
      const expected = [...PAGES, ...(BESIDE[folder] ?? []), ...declarations].sort();
      expect(staged.get(folder)?.files.filter((file) => !isModule(file))).toEqual(expected);
    },
  );

  it.each(PUBLISHED)('%s is what it exports and starts, and what these share', (folder) => {
    const { exports } = readManifest(folder);
    const modules = staged.get(folder)?.files.filter(isModule) ?? [];
    const exported = Object.values(exports).flatMap((target) =>
      typeof target === 'string' ? [] : [(target['default'] ?? '').replace('./', '')],
    );
    const started = STARTED[folder] ?? [];
    const named = modules.filter((file) => !/^dist\/chunk-\w+\.js$/.test(file));
    expect(named).toEqual([...new Set([...exported, ...started])].sort());
  });

  it.each(PUBLISHED)('%s is in order for publint', async (folder) => {
    const { messages } = await publint({ pkgDir: staged.get(folder)?.path ?? '', strict: true, pack: false });
    expect(messages).toEqual([]);
  });

  it.each(PUBLISHED)('%s has types that fit what is loaded', async (folder) => {
    const one = staged.get(folder);
    expect(one === undefined ? 'not staged' : await findTypeProblems(one)).toEqual([]);
  });

  it.each(PUBLISHED)('%s names every package that it imports', (folder) => {
    const one = staged.get(folder);
    expect(one === undefined ? 'not staged' : findUnnamedImports(one, readManifest(folder))).toEqual([]);
  });

  it('the plugin is what a CommonJS configuration requires', () => {
    const script = "Object.keys(require('eslint-plugin-socket-safety').configs).join()";
    const env = { ...process.env, NODE_OPTIONS: '' };
    const printed = execFileSync(process.execPath, ['--print', script], { cwd: ROOT, encoding: 'utf8', env });
    expect(printed.trim()).toBe('recommended,strict,all');
  });
});

function isModule(file: string): boolean {
  return file.startsWith('dist/') && file.endsWith('.js');
}

/** Templates start with `_` and are not built. */
function listSources(folder: PackageFolder): readonly string[] {
  const root = sourcesOf(folder);
  return [...eachSource(root)].map((path) => posix.relative(root, path));
}

function* eachSource(folder: string): Generator<string> {
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!['cases', 'dist', 'node_modules'].includes(entry.name)) yield* eachSource(path);
    } else if (/^[^_].*(?<!\.(?:test|tmp))\.ts$/.test(entry.name)) yield path;
  }
}

function foldersOf(parent: string): readonly string[] {
  return readdirSync(join(ROOT, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(ROOT, parent, entry.name, 'README.md')))
    .map((entry) => entry.name);
}
