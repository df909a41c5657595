// Libraries that JSON settings name by what holds them: `"libraries": ["./acme-socket.json", "acme-socket/safety"]`. A JSON file is
// data. A module is code of the project that is looked at, so it only runs where somebody has asked for that.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { firstLineOf, KnownError } from './known-error.ts';

/** Settings with libraries in place of names. `skipped` are the names of modules that were not run. */
export interface LoadedSettings {
  readonly written: unknown;
  readonly skipped: readonly string[];
}

/**
 * Puts what files hold in place of their names, seen from the folder of the file with the settings. Whatever has another
 * shape stays, for the validation to tell. Throws a `KnownError` where one cannot be loaded or holds no library.
 *
 * @param modules whether modules are imported; JSON files are read either way
 */
export async function loadLibraries(
  written: unknown,
  file: string,
  modules: 'import' | 'skip',
): Promise<LoadedSettings> {
  const libraries: unknown = Object(written).libraries;
  if (!Array.isArray(libraries) || !libraries.some((library) => typeof library === 'string'))
    return { written, skipped: [] };
  const loaded: unknown[] = [];
  const skipped: string[] = [];
  for (const [index, library] of libraries.entries()) {
    if (typeof library !== 'string') loaded.push(library);
    else {
      const found = await load(library, file, `Setting "socket-safety.libraries[${index}]"`, modules);
      if (found === 'skipped') skipped.push(library);
      else loaded.push(...found);
    }
  }
  return { written: { ...Object(written), libraries: loaded }, skipped };
}

async function load(
  specifier: string,
  file: string,
  setting: string,
  modules: 'import' | 'skip',
): Promise<readonly unknown[] | 'skipped'> {
  let exported: Readonly<Record<string, unknown>>;
  try {
    const path = pathOf(specifier, file);
    const isData = path.endsWith('.json');
    if (!isData && modules === 'skip') return 'skipped';
    exported = isData
      ? { default: JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, '')) as unknown }
      : await import(pathToFileURL(path).href);
  } catch (thrown) {
    throw new KnownError(
      `${file}: ${setting} cannot be loaded: "${specifier}" ${reasonWhy(thrown, specifier)}`,
    );
  }
  const libraries = librariesIn(exported);
  if (libraries.length > 0) return libraries;
  const names = Object.keys(exported);
  const found = names.length === 0 ? 'nothing' : names.join(', ');
  throw new KnownError(
    `${file}: ${setting} is "${specifier}", which must export a library, an array of libraries, or libraries by name; it exports ${found}`,
  );
}

/** Looks a package up without loading anything of it. */
function pathOf(specifier: string, file: string): string {
  return isPath(specifier) ? resolve(dirname(file), specifier) : createRequire(file).resolve(specifier);
}

function isPath(specifier: string): boolean {
  return specifier.startsWith('.') || isAbsolute(specifier);
}

function reasonWhy(thrown: unknown, specifier: string): string {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null;
  switch (code) {
    case 'ENOENT':
    case 'MODULE_NOT_FOUND':
    case 'ERR_MODULE_NOT_FOUND':
      return isPath(specifier) ? 'does not exist, or imports what does not exist' : 'is not installed';
    case 'ERR_PACKAGE_PATH_NOT_EXPORTED':
      return 'is not exported by its package to `require`: write the path of the file';
    default:
      return `failed: ${firstLineOf(thrown)}`;
  }
}

/** The default export alone where it is one, since CommonJS shows it under its names as well. */
function librariesIn(exported: Readonly<Record<string, unknown>>): readonly unknown[] {
  const main = exported['default'];
  if (Array.isArray(main) && main.length > 0) return main;
  if (isLibrary(main)) return [main];
  const all = { ...Object(main), ...exported };
  return [...new Set(Object.values(all).filter(isLibrary))];
}

/** What it lacks to be one is told by the validation. */
function isLibrary(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'id' in value;
}
