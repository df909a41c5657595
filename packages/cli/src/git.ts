// Questions to git. A tree may come with a configuration of its own for git, which names programs: none of them is run.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { firstLineOf } from '@socket-safety/codemod-host';

const run = promisify(execFile);

/** Finds the nearest folder upwards with a `.git`, which is a file in a linked working tree. */
export function findRepository(folder: string): string | null {
  if (existsSync(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? null : findRepository(parent);
}

/** Watchers and hooks; what reads them is given nothing. */
const NO_PROGRAMS = ['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.sshCommand=false'];

/** Runs git in a folder; a `reason` is one line that says why it could not. */
export async function git(
  folder: string,
  ...words: string[]
): Promise<{ readonly output: string } | { readonly reason: string }> {
  try {
    const settings = [...NO_PROGRAMS, ...(await noFilters(folder))].flatMap((setting) => ['-c', setting]);
    return { output: await ask(folder, ...settings, ...words) };
  } catch (thrown) {
    const { code, stderr } = Object(thrown) as { code?: unknown; stderr?: unknown };
    if (code === 'ENOENT') return { reason: 'git is not installed' };
    return {
      reason: typeof stderr === 'string' && stderr !== '' ? firstLineOf(stderr) : firstLineOf(thrown),
    };
  }
}

/**
 * Settings that switch off the filters which the repository itself names; those of the user's own configuration stay. A file that such
 * a filter changes counts as modified, should its date say that it may be.
 */
async function noFilters(folder: string): Promise<readonly string[]> {
  const words = ['config', '--show-scope', '--name-only', '--null', '--get-regexp', '^filter\\.'];
  // Ends with 1 where there is none.
  const answer = await ask(folder, ...words).catch(() => '');
  const [...parts] = answer.split('\0');
  const names = new Set<string>();
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [scope, key = ''] = parts.slice(at);
    if (scope === 'local' || scope === 'worktree') names.add(key.slice(0, key.lastIndexOf('.')));
  }
  return [...names].flatMap((name) => [`${name}.clean=`, `${name}.process=`, `${name}.required=false`]);
}

async function ask(folder: string, ...words: string[]): Promise<string> {
  // Asking must not take the lock of the index, nor fetch what a partial clone lacks.
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1' };
  const { stdout } = await run('git', ['-C', folder, ...words], { env, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}
