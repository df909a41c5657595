// Projects whose dependencies are not there: what they export is then unknown, and less is found.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Environment } from './environment.ts';
import type { RecordedTypes } from './typed.ts';
import { harmless, nameOf } from './wording.ts';

/** Tells where types were used for a file, and the dependencies that would have more of them are not installed. */
export async function tellIfUninstalled(
  looked: readonly { readonly file: string }[],
  types: Pick<RecordedTypes, 'tsconfigOf'> | null,
  { cwd, output }: Environment,
): Promise<void> {
  if (types === null || !looked.some(({ file }) => types.tsconfigOf(file) !== null)) return;
  const folder = await findUninstalled(cwd);
  if (folder === null) return;
  output.tell(
    `Note: the dependencies of ${harmless(nameOf(join(folder, 'package.json'), cwd))} are not installed, so types from them are unknown and less may be found.\n`,
  );
}

/** Finds the folder whose package.json has dependencies that nobody has installed; null where all may be well. */
async function findUninstalled(folder: string): Promise<string | null> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => null);
  const parent = dirname(folder);
  if (text === null) return parent === folder ? null : findUninstalled(parent);
  return hasDependencies(text) && !isInstalled(folder) ? folder : null;
}

function hasDependencies(text: string): boolean {
  try {
    const { dependencies, devDependencies } = Object(JSON.parse(text));
    return Object.keys({ ...Object(dependencies), ...Object(devDependencies) }).length > 0;
  } catch {
    // A broken package.json is told of where settings are read from it.
    return false;
  }
}

/** In a workspace they lie further up, and Yarn may keep them in no folder at all. */
function isInstalled(folder: string): boolean {
  if (['node_modules', '.pnp.cjs'].some((name) => existsSync(join(folder, name)))) return true;
  const parent = dirname(folder);
  return parent !== folder && isInstalled(parent);
}
