// What is replayed but not part of the main installation: `packages/testkit/replayed/*`, each with a lock file.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A folder of `packages/testkit/replayed`. */
export type Folder = 'libraries' | 'runtimes';

/** Something that a recorder can run under instead of the Node that runs everything. */
export type Executable = keyof typeof EXECUTABLES;

/** What starts a program of ours. */
export interface Starter {
  /** The file to run. */
  readonly file: string;
  /** What comes before the program. */
  readonly start: readonly string[];
  /** It runs TypeScript as it stands. */
  readonly readsTypes: boolean;
}

/** What executables have to be made for here: `linux-x64`. */
export const SYSTEM = `${process.platform}-${process.arch}`;

const ROOT = new URL('../../replayed/', import.meta.url);

/** Where each may be, and what starts a program of ours with it. */
const EXECUTABLES = {
  'node-22': { files: ['node-22/bin/node'], start: [], readsTypes: false },
  'node-24': { files: ['node-24/bin/node'], start: [], readsTypes: false },
  // Its install script, if that may run, moves it.
  bun: { files: ['@oven/bun-linux-x64/bin/bun', 'bun/bin/bun.exe'], start: ['run'], readsTypes: true },
  deno: {
    files: ['@deno/linux-x64-glibc/deno'],
    start: ['run', '--allow-all', '--node-modules-dir=manual'],
    readsTypes: true,
  },
} as const satisfies Record<string, Omit<Starter, 'file'> & { readonly files: readonly string[] }>;

/** Returns a folder's path. */
export function pathOf(folder: Folder): string {
  return fileURLToPath(new URL(folder, ROOT));
}

/** Says whether a folder has its packages. */
export function isInstalled(folder: Folder): boolean {
  return existsSync(new URL(`${folder}/node_modules/`, ROOT));
}

/** Says whether there is such an executable; some are made for one system alone. */
export function isRunnable(executable: Executable): boolean {
  return existsSync(starterOf(executable).file);
}

/** Finds a program on the path; null where there is none. */
export function findProgram(name: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null;
}

/** Requires modules from a folder. What they are is for the caller to say. */
export function requireFrom(folder: Folder): NodeJS.Require {
  return createRequire(new URL(`${folder}/package.json`, ROOT));
}

/** Imports a module from a folder, as `import` there does. */
export async function importFrom(folder: Folder, module: string): Promise<Record<string, unknown>> {
  // The file is one line of JavaScript, and this is its export.
  const { load } = (await import(new URL(`${folder}/load.js`, ROOT).href)) as {
    readonly load: (module: string) => Promise<Record<string, unknown>>;
  };
  return load(module);
}

/** Returns the version of a package of a folder. */
export function versionOf(folder: Folder, name: string): string {
  const manifest = new URL(`${folder}/node_modules/${name}/package.json`, ROOT);
  return (createRequire(import.meta.url)(fileURLToPath(manifest)) as { readonly version: string }).version;
}

/** Returns what starts a program of ours. */
export function starterOf(executable: Executable | undefined): Starter {
  if (executable === undefined) return { file: process.execPath, start: [], readsTypes: false };
  const { files, start, readsTypes } = EXECUTABLES[executable];
  const places = files.map((file) => fileURLToPath(new URL(`runtimes/node_modules/${file}`, ROOT)));
  return { file: places.find((file) => existsSync(file)) ?? places.join(' or '), start, readsTypes };
}
