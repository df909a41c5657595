// Whether a rewrite could be taken back: git is asked before anything is written.
import { dirname } from 'node:path';
import { findRepository, git } from './git.ts';

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
  const roots = new Set([...new Set(files.map((file) => dirname(file)))].map(findRepository));
  for (const root of roots) {
    if (root === null) continue;
    const status = await git(root, 'status', '--porcelain');
    if (!('output' in status)) return { kind: 'unknown', reason: status.reason };
    const names = status.output.split('\n').flatMap((line) => (line === '' ? [] : [line.slice(3)]));
    if (names.length > 0) return { kind: 'dirty', root, names };
  }
  return { kind: roots.has(null) ? 'outside' : 'clean' };
}
