// Which files of a checkout are somebody's source: neither built, nor vendored, nor declarations.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const NOT_SOURCE = /\.min\.[cm]?jsx?$|\.d\.(?:[^./]+\.)?[cm]?ts$/;
const SKIPPED = new Set([
  'node_modules',
  'dist',
  'build',
  'coverage',
  'lib.esm',
  'lib.commonjs',
  '.yarn',
  '.git',
]);
const MAX_BYTES = 1024 * 1024;

/** Lists paths relative to `folder`, with slashes, sorted. Links are not followed. */
export function listSourceFiles(folder: string): readonly string[] {
  return [...eachFile(folder, '')].sort();
}

function* eachFile(folder: string, prefix: string): Generator<string> {
  for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true })) {
    const path = prefix + entry.name;
    if (entry.isDirectory()) {
      if (!isSkippedFolder(path)) yield* eachFile(folder, `${path}/`);
    } else if (entry.isFile() && isSourceName(entry.name) && statSync(join(folder, path)).size <= MAX_BYTES) {
      yield path;
    }
  }
}

/** Tells whether a file's name is one of JavaScript or TypeScript that people write. */
export function isSourceName(name: string): boolean {
  return SOURCE.test(name) && !NOT_SOURCE.test(name);
}

/** Tells whether a folder, relative to its checkout, holds what others wrote or what was built. */
export function isSkippedFolder(path: string): boolean {
  // Some repositories keep their own packages there, so that they find each other.
  if (path === 'packages/node_modules') return false;
  return SKIPPED.has(path.slice(path.lastIndexOf('/') + 1));
}
