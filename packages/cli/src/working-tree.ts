// Whether a rewrite could be taken back: git is asked before anything is written.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { firstLineOf } from '@socket-safety/codemod-host';

const run = promisify(execFile);

/** What git says of the folders that are about to be rewritten. */
export type WorkingTree =
  | { readonly kind: 'clean' }
  /** Something is modified, staged or untracked: its first few names. */
  | { readonly kind: 'dirty'; readonly root: string; readonly names: readonly string[] }
  /** Some of the files are in no repository. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Asks git about every working tree that holds one of the files; the first that is not clean is the answer. */
export async function inspectWorkingTree(files: readonly string[]): Promise<WorkingTree> {
  const roots = new Set([...new Set(files.map((file) => dirname(file)))].map(findRoot));
  for (const root of roots) {
    if (root === null) continue;
    const status = await git(root, 'status', '--porcelain');
    if (!('output' in status)) return { kind: 'unknown', reason: status.reason };
    const names = status.output.split('\n').flatMap((line) => (line === '' ? [] : [line.slice(3)]));
    if (names.length > 0) return { kind: 'dirty', root, names };
  }
  return { kind: roots.has(null) ? 'outside' : 'clean' };
}

/** The nearest folder upwards with a `.git`, which is a file in a linked working tree. */
function findRoot(folder: string): string | null {
  if (existsSync(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? null : findRoot(parent);
}

async function git(
  folder: string,
  ...words: string[]
): Promise<{ readonly output: string } | { readonly reason: string }> {
  // Asking must not take the lock of the index.
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0' };
  try {
    const { stdout } = await run('git', ['-C', folder, ...words], { env, maxBuffer: 64 * 1024 * 1024 });
    return { output: stdout };
  } catch (thrown) {
    const { stderr } = Object(thrown) as { stderr?: unknown };
    return {
      reason: typeof stderr === 'string' && stderr !== '' ? firstLineOf(stderr) : firstLineOf(thrown),
    };
  }
}
