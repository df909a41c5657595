// Whether a rewrite could be taken back: git is asked before anything is written.
import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { firstLineOf } from '@socket-safety/codemod-host';

const run = promisify(execFile);

/** What git says of the folders that are about to be rewritten. */
export type WorkingTree =
  | { readonly kind: 'clean' }
  /** Something is modified, staged or untracked: its first few names. */
  | { readonly kind: 'dirty'; readonly root: string; readonly names: readonly string[] }
  /** No repository here, or no git. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Asks git about every working tree that holds one of the paths; the first that is not clean is the answer. */
export async function inspectWorkingTree(paths: readonly string[]): Promise<WorkingTree> {
  const roots = new Set<string>();
  let answer: WorkingTree = { kind: 'clean' };
  for (const folder of new Set(await Promise.all(paths.map(folderOf)))) {
    const root = await git(folder, 'rev-parse', '--show-toplevel');
    if ('output' in root) roots.add(root.output.trim());
    else if (/not a git repository|ENOENT/.test(root.reason)) answer = { kind: 'outside' };
    else return { kind: 'unknown', reason: root.reason };
  }
  for (const root of roots) {
    const status = await git(root, 'status', '--porcelain');
    if (!('output' in status)) return { kind: 'unknown', reason: status.reason };
    const names = status.output.split('\n').flatMap((line) => (line === '' ? [] : [line.slice(3)]));
    if (names.length > 0) return { kind: 'dirty', root, names };
  }
  return answer;
}

async function folderOf(path: string): Promise<string> {
  return (await stat(path)).isDirectory() ? path : dirname(path);
}

async function git(
  folder: string,
  ...words: string[]
): Promise<{ readonly output: string } | { readonly reason: string }> {
  // Messages are matched above, so they must not be translated; and asking must not take the index lock.
  const env = { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' };
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
