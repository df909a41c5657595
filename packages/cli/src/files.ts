// Which files a run is about.
import { lstat, realpath, stat } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { KnownError, reasonOf } from '@socket-safety/codemod-host';
import { isTestPath } from './test-files.ts';
import { nameOf } from './wording.ts';

const EXTENSIONS = ['js', 'jsx', 'mjs', 'cjs', 'ts', 'tsx', 'mts', 'cts'];
const IGNORED = [
  '**/node_modules/**',
  '**/dist/**',
  '**/build/**',
  '**/coverage/**',
  '**/*.min.{js,mjs,cjs}',
  '**/*.d.{ts,mts,cts}',
];

/** Files without symbolic links, each once, sorted; the links that lead nowhere; and the tests that were left out. */
export interface FoundFiles {
  readonly files: readonly string[];
  readonly broken: readonly string[];
  readonly tests: readonly string[];
}

/** Where to look, and for what. */
export interface FileSearch {
  readonly cwd: string;
  /** Takes tests in folders as well. */
  readonly tests: boolean;
}

/**
 * Finds the files that paths name: a file is taken as it is, a folder or a pattern gives its JavaScript and TypeScript
 * files except those that `.gitignore` names, that are known to be built, or that are tests by their names. Links to folders are
 * not followed, nor are links in them that lead to files elsewhere, which nobody asked to look at or to rewrite.
 *
 * Throws a `KnownError` for a path that does not exist, is of another kind, or holds no such file.
 */
export async function findFiles(paths: readonly string[], search: FileSearch): Promise<FoundFiles> {
  const files = new Set<string>();
  const broken = new Set<string>();
  const tests = new Set<string>();
  for (const path of paths) {
    const found = await findAt(path, search);
    for (const file of found.files) files.add(file);
    for (const link of found.broken) broken.add(link);
    for (const test of found.tests) tests.add(test);
  }
  return {
    files: [...files].sort(),
    broken: [...broken].sort(),
    tests: [...tests].filter((test) => !files.has(test)).sort(),
  };
}

async function findAt(path: string, search: FileSearch): Promise<FoundFiles> {
  const full = resolve(search.cwd, path);
  const entry = await lstat(full).catch((thrown: unknown) => reasonOf(thrown));
  if (typeof entry === 'string') return findMatching(path, search, entry);
  const target = entry.isSymbolicLink() ? await stat(full).catch(() => null) : entry;
  if (target === null) throw new KnownError(`${path}: is a symbolic link that leads nowhere`);
  if (target.isDirectory())
    return glob(`**/*.{${EXTENSIONS.join(',')}}`, await realpath(full), { ...search, path });
  if (!target.isFile()) throw new KnownError(`${path}: is neither a file nor a folder`);
  if (!isSource(full)) {
    throw new KnownError(`${path}: is not a JavaScript or TypeScript file (${EXTENSIONS.join(', ')})`);
  }
  return { files: [await realpath(full)], broken: [], tests: [] };
}

/** A path that names no file may be a pattern that the shell left alone. One that names a folder of tests asks for them. */
async function findMatching(path: string, search: FileSearch, reason: string): Promise<FoundFiles> {
  const { isDynamicPattern } = await import('globby');
  if (!isDynamicPattern(path)) throw new KnownError(`${path}: ${reason}`);
  return glob(path, search.cwd, { ...search, path, tests: search.tests || isTestPath(path) });
}

/** `path` is what the user wrote, for the words of an error. */
async function glob(
  pattern: string,
  folder: string,
  asked: FileSearch & { readonly path: string },
): Promise<FoundFiles> {
  const { globby } = await import('globby');
  const entries = await globby(pattern, {
    cwd: folder,
    gitignore: true,
    ignore: IGNORED,
    absolute: true,
    objectMode: true,
    // Links are listed, so that broken ones can be told, and resolved one by one.
    onlyFiles: false,
    followSymbolicLinks: false,
  }).catch((thrown: unknown) => {
    const place =
      thrown instanceof Error && 'path' in thrown ? nameOf(String(thrown.path), asked.cwd) : asked.path;
    throw new KnownError(`${place}: ${reasonOf(thrown)}`);
  });
  const files: string[] = [];
  const broken: string[] = [];
  for (const { path: file, dirent } of entries) {
    if (!isSource(file)) continue;
    if (dirent.isFile()) files.push(file);
    if (!dirent.isSymbolicLink()) continue;
    const target = await stat(file).catch(() => null);
    if (target === null) broken.push(file);
    else if (target.isFile()) {
      const path = await realpath(file);
      if (isWithin(folder, path) || isWithin(asked.cwd, path)) files.push(path);
    }
  }
  const isTest = (file: string) => !asked.tests && isTestPath(nameOf(file, folder));
  const kept = files.filter((file) => !isTest(file));
  const tests = files.filter(isTest);
  if (kept.length + broken.length + tests.length > 0) return { files: kept, broken, tests };
  throw new KnownError(
    `${asked.path}: no JavaScript or TypeScript files here (built and git-ignored ones are left out)`,
  );
}

function isWithin(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function isSource(file: string): boolean {
  return EXTENSIONS.includes(extname(file).slice(1));
}
