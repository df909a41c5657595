// packages/libraries/src/index.ts: one line per library file, and the ordered list.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, writeCode } from './repository.ts';

const FOLDER = 'packages/libraries/src';
const NO_LIBRARY = new Set(['index', 'schema']);

/** Generates the index of the library rows. */
export async function writeLibraryIndex(): Promise<void> {
  const files = readdirSync(join(ROOT, FOLDER))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('_'))
    .map((file) => file.slice(0, -'.ts'.length))
    .filter((file) => !NO_LIBRARY.has(file))
    // Without the extension, so that `ws` comes before `ws-6`: the first row that names a module holds.
    .sort();
  const found: { readonly file: string; readonly names: readonly string[] }[] = [];
  for (const file of files) found.push({ file, names: await libraryNames(file) });
  const withLibraries = found.filter(({ names }) => names.length > 0);
  await writeCode(
    `${FOLDER}/index.ts`,
    [
      `import type { Library } from './schema.ts';`,
      ...withLibraries.map(({ file, names }) => `import { ${names.join(', ')} } from './${file}.ts';`),
      '',
      `export * from './schema.ts';`,
      ...withLibraries.map(({ file, names }) => `export { ${names.join(', ')} } from './${file}.ts';`),
      '',
      '/** Every library; where the version is not known, the first row that names the module holds. */',
      `export const libraries: readonly Library[] = [${withLibraries.flatMap(({ names }) => names).join(', ')}];`,
      '',
    ].join('\n'),
  );
}

/** A file may also export rows of sockets that its neighbours share; those are no libraries. */
async function libraryNames(file: string): Promise<readonly string[]> {
  const module: Record<string, unknown> = await import(pathToFileURL(join(ROOT, FOLDER, `${file}.ts`)).href);
  return Object.keys(module).filter((name) => isLibrary(module[name]));
}

function isLibrary(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && ['id', 'modules', 'types'].every((key) => key in value)
  );
}
