// What a migration has written so far, kept in the git folder while it runs. A run that was killed leaves it behind; the next one
// finds there that the uncommitted changes are its own, and goes on.
import { createHash } from 'node:crypto';
import { appendFile, readFile, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { findRepository, git } from './git.ts';

const NAME = 'socket-safety-migration';

/** Takes note of files before they are written. */
export interface Journal {
  readonly note: (file: string, text: string) => Promise<void>;
  /** The run has come to its end: nothing is left to go on with. */
  readonly close: () => Promise<void>;
}

/** Opens the journals of the repositories that files are in; nothing is made before the first note. */
export function openJournal(): Journal {
  const paths = new Map<string, string | null>();
  return {
    async note(file, text) {
      const root = findRepository(file);
      if (root === null) return;
      let path = paths.get(root);
      if (path === undefined) paths.set(root, (path = await journalOf(root)));
      // Without it the next run asks for --force, which is no reason not to write.
      if (path !== null)
        await appendFile(path, `${hashOf(text)} ${nameIn(root, file)}\n`).catch(() => undefined);
    },
    async close() {
      for (const path of paths.values())
        if (path !== null) await rm(path, { force: true }).catch(() => undefined);
    },
  };
}

/** Lists those of the named files of a repository that are exactly as a run that did not end wrote them. */
export async function listUnfinished(root: string, names: readonly string[]): Promise<readonly string[]> {
  const path = await journalOf(root);
  const notes = path === null ? '' : await readFile(path, 'utf8').catch(() => '');
  if (notes === '') return [];
  const known = new Set(notes.split('\n'));
  const own: string[] = [];
  for (const name of names) {
    const text = await readFile(join(root, name)).catch(() => null);
    if (text !== null && known.has(`${hashOf(text)} ${name}`)) own.push(name);
  }
  return own;
}

async function journalOf(root: string): Promise<string | null> {
  const answer = await git(root, 'rev-parse', '--absolute-git-dir');
  return 'output' in answer ? join(answer.output.replace(/\n$/, ''), NAME) : null;
}

function nameIn(root: string, file: string): string {
  return relative(root, file).replaceAll(sep, '/');
}

function hashOf(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}
