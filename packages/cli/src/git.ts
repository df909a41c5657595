// Questions to git.
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

/** Runs git in a folder; a `reason` is one line that says why it could not. */
export async function git(
  folder: string,
  ...words: string[]
): Promise<{ readonly output: string } | { readonly reason: string }> {
  // Asking must not take the lock of the index.
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0' };
  try {
    const { stdout } = await run('git', ['-C', folder, ...words], { env, maxBuffer: 64 * 1024 * 1024 });
    return { output: stdout };
  } catch (thrown) {
    const { code, stderr } = Object(thrown) as { code?: unknown; stderr?: unknown };
    if (code === 'ENOENT') return { reason: 'git is not installed' };
    return {
      reason: typeof stderr === 'string' && stderr !== '' ? firstLineOf(stderr) : firstLineOf(thrown),
    };
  }
}
