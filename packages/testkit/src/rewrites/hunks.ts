// A patch of what changed, as a reviewer would read it.
import { spawnSync } from 'node:child_process';

/** Returns git's patch between two files or folders. Throws an `Error` where git cannot compare them. */
export function patchOf(before: string, after: string): string {
  const { status, stdout, stderr } = spawnSync('git', ['diff', '--no-index', '--no-color', before, after], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  // 1 says that they differ, or that one of them is not there.
  if (status !== 0 && stdout === '') throw new Error(`git diff: ${stderr.trim()}`);
  return stdout;
}

/** Counts the hunks of a patch: changes with fewer than six unchanged lines between them are one. */
export function countHunks(patch: string): number {
  return patch.match(/^@@ /gm)?.length ?? 0;
}
