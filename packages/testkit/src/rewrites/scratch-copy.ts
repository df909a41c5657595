// A copy of a checkout that may be rewritten.
import { cpSync, readdirSync, symlinkSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

/** Copies a checkout without its history. Its installed packages are linked, so that types are found from the copy. */
export function copyCheckout(folder: string, copy: string): void {
  cpSync(folder, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !['.git', 'node_modules'].includes(basename(path)) || isOwn(relative(folder, path)),
  });
  for (const path of eachInstalled(folder, '')) symlinkSync(join(folder, path), join(copy, path));
}

// Some repositories keep their own packages there, so that they find each other.
function isOwn(path: string): boolean {
  return path === join('packages', 'node_modules');
}

function* eachInstalled(folder: string, prefix: string): Generator<string> {
  for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true })) {
    const path = join(prefix, entry.name);
    if (!entry.isDirectory() || entry.name === '.git') continue;
    if (entry.name === 'node_modules' && !isOwn(path)) yield path;
    else yield* eachInstalled(folder, path);
  }
}
