// Which files a run is about.
import { lstat, realpath, stat } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { KnownError, reasonOf } from '@socket-safety/codemod-host';
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

/** Files without symbolic links, each once, sorted; and the links that lead nowhere. */
export interface FoundFiles {
  readonly files: readonly string[];
  readonly broken: readonly string[];
}

/**
 * Finds the files that paths name: a file is taken as it is, a folder or a pattern gives its JavaScript and TypeScript
 * files except those that `.gitignore` names or that are known to be built. Links to folders are not followed, nor are links in
 * them that lead to files elsewhere, which nobody asked to look at or to rewrite.
 *
 * Throws a `KnownError` for a path that does not exist, is of another kind, or holds no such file.
 */
export async function findFiles(paths: readonly string[], cwd: string): Promise<FoundFiles> {
  const files = new Set<string>();
  const broken = new Set<string>();
  for (const path of paths) {
    const found = await findAt(path, cwd);
    for (const file of found.files) files.add(file);
    for (const link of found.broken) broken.add(link);
  }
  return { files: [...files].sort(), broken: [...broken].sort() };
}

async function findAt(path: string, cwd: string): Promise<FoundFiles> {
  const full = resolve(cwd, path);
  const entry = await lstat(full).catch((thrown: unknown) => reasonOf(thrown));
  if (typeof entry === 'string') return findMatching(path, cwd, entry);
  const target = entry.isSymbolicLink() ? await stat(full).catch(() => null) : entry;
  if (target === null) throw new KnownError(`${path}: is a symbolic link that leads nowhere`);
  if (target.isDirectory())
    return glob(`**/*.{${EXTENSIONS.join(',')}}`, await realpath(full), { path, cwd });
  if (!target.isFile()) throw new KnownError(`${path}: is neither a file nor a folder`);
  if (!isSource(full)) {
    throw new KnownError(`${path}: is not a JavaScript or TypeScript file (${EXTENSIONS.join(', ')})`);
  }
  return { files: [await realpath(full)], broken: [] };
}

/** A path that names no file may be a pattern that the shell left alone. */
async function findMatching(path: string, cwd: string, reason: string): Promise<FoundFiles> {
  const { isDynamicPattern } = await import('globby');
  if (!isDynamicPattern(path)) throw new KnownError(`${path}: ${reason}`);
  return glob(path, cwd, { path, cwd });
}

/** `asked` is what the user wrote, and where, for the words of an error. */
async function glob(
  pattern: string,
  folder: string,
  asked: { readonly path: string; readonly cwd: string },
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
  if (files.length + broken.length > 0) return { files, broken };
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
