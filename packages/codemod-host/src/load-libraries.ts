// Libraries that JSON settings name by the module that exports them: `"libraries": ["./acme-socket.js", "acme-socket/safety"]`.
import { createRequire } from 'node:module';
import { dirname, isAbsolute, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { firstLineOf, KnownError } from './known-error.ts';

/**
 * Puts what modules export in place of their names, seen from the folder of the file with the settings. Whatever has another
 * shape stays, for the validation to tell. Throws a `KnownError` where a module cannot be loaded or exports no library.
 */
export async function loadLibraries(written: unknown, file: string): Promise<unknown> {
  const libraries: unknown = Object(written).libraries;
  if (!Array.isArray(libraries) || !libraries.some((library) => typeof library === 'string')) return written;
  const loaded: unknown[] = [];
  for (const [index, library] of libraries.entries()) {
    if (typeof library !== 'string') loaded.push(library);
    else loaded.push(...(await load(library, file, `Setting "socket-safety.libraries[${index}]"`)));
  }
  return { ...Object(written), libraries: loaded };
}

async function load(specifier: string, file: string, setting: string): Promise<readonly unknown[]> {
  let exported: Readonly<Record<string, unknown>>;
  try {
    exported = await exportsOf(specifier, file);
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

async function exportsOf(specifier: string, file: string): Promise<Readonly<Record<string, unknown>>> {
  const require = createRequire(file);
  const path = isPath(specifier) ? resolve(dirname(file), specifier) : require.resolve(specifier);
  return path.endsWith('.json') ? { default: require(path) } : import(pathToFileURL(path).href);
}

function isPath(specifier: string): boolean {
  return specifier.startsWith('.') || isAbsolute(specifier);
}

function reasonWhy(thrown: unknown, specifier: string): string {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null;
  switch (code) {
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
