// `--since`: which files differ from a git revision.
import { realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { KnownError } from '@socket-safety/codemod-host';
import { findRepository, git } from './git.ts';
import { nameOf } from './wording.ts';

/**
 * Keeps the files that were changed, added or renamed since the revision, committed or not, and those that git does not know
 * yet. On another branch, that is since both parted. Throws a `KnownError` where git cannot tell.
 */
export async function keepChanged(
  files: readonly string[],
  since: string,
  cwd: string,
): Promise<readonly string[]> {
  const byFolder = new Map<string, string | null>();
  const roots = new Set<string>();
  for (const file of files) {
    const folder = dirname(file);
    let root = byFolder.get(folder);
    if (root === undefined) byFolder.set(folder, (root = findRepository(folder)));
    if (root === null) throw new KnownError(`--since ${since}: ${nameOf(file, cwd)} is in no git repository`);
    roots.add(root);
  }
  const changed = new Set<string>();
  for (const root of roots) for (const file of await listChanged(root, since)) changed.add(file);
  return files.filter((file) => changed.has(file));
}

async function listChanged(root: string, since: string): Promise<readonly string[]> {
  const commit = await ask(root, since, 'rev-parse', '--verify', '--end-of-options', `${since}^{commit}`);
  // Two histories without a common commit are compared as they stand.
  const base = await git(root, 'merge-base', commit.trim(), 'HEAD');
  const from = 'output' in base ? base.output.trim() : commit.trim();
  // A rename is a file that is gone and a new one.
  const options = ['--name-only', '--no-renames', '--diff-filter=d', '-z', '--no-ext-diff'];
  const differing = await ask(root, since, 'diff', ...options, from, '--');
  const unknown = await ask(root, since, 'ls-files', '--others', '--exclude-standard', '-z');
  const names = `${differing}\0${unknown}`.split('\0').filter((name) => name !== '');
  // Files are compared by what links lead to; what was deleted again meanwhile leads nowhere.
  const paths = await Promise.all(names.map((name) => realpath(join(root, name)).catch(() => null)));
  return paths.filter((path) => path !== null);
}

async function ask(root: string, since: string, ...words: string[]): Promise<string> {
  const answer = await git(root, ...words);
  if ('output' in answer) return answer.output;
  const reason = answer.reason.replace(/^fatal: /, '');
  // Which is what git says of a name that it does not know.
  const isUnknown = reason === 'Needed a single revision';
  throw new KnownError(`--since ${since}: ${isUnknown ? 'git knows no such revision' : reason}`);
}
