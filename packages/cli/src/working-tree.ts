// Whether a rewrite could be taken back: git is asked before anything is written.
import { dirname } from 'node:path';
import { findRepository, git } from './git.ts';
import { listUnfinished } from './migration-journal.ts';

/** What git says of the folders that are about to be rewritten. */
export type WorkingTree =
  /** With how many changes of a migration that was stopped before its end. */
  | { readonly kind: 'clean'; readonly unfinished: number }
  /** Something is modified, staged or untracked: its first few names. */
  | { readonly kind: 'dirty'; readonly root: string; readonly names: readonly string[] }
  /** Some of the files are in no repository. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Asks git about every working tree that holds one of the files; the first that is not clean is the answer. */
export async function inspectWorkingTree(files: readonly string[]): Promise<WorkingTree> {
  const roots = new Set([...new Set(files.map((file) => dirname(file)))].map(findRepository));
  let unfinished = 0;
  for (const root of roots) {
    if (root === null) continue;
    const status = await git(root, 'status', '--porcelain', '-z');
    if (!('output' in status)) return { kind: 'unknown', reason: status.reason };
    const changed = namesIn(status.output);
    const own = changed.length === 0 ? [] : await listUnfinished(root, changed);
    const names = changed.filter((name) => !own.includes(name));
    if (names.length > 0) return { kind: 'dirty', root, names };
    unfinished += own.length;
  }
  return roots.has(null) ? { kind: 'outside' } : { kind: 'clean', unfinished };
}

/** The names in `XY name`, each ended by a zero byte; what was renamed is followed by its old name. */
function namesIn(status: string): readonly string[] {
  const names: string[] = [];
  const entries = status.split('\0').values();
  for (const entry of entries) {
    if (entry === '') continue;
    names.push(entry.slice(3));
    if (/^(?:[RC]|.[RC])/.test(entry)) entries.next();
  }
  return names;
}
