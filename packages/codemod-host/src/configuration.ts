// Where settings come from outside of ESLint: `socket-safety` in the nearest package.json that has it, or one JSON file.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Settings } from '@socket-safety/analysis';
import { firstLineOf, KnownError, reasonOf } from './known-error.ts';
import { loadLibraries } from './load-libraries.ts';

const KEY = 'socket-safety';
const NO_SETTINGS: Settings = {};

/** Answers with the settings for a file, given by its absolute path. */
export type SettingsLookup = (file: string) => Promise<Settings>;

/** What to do about modules that settings name as libraries: to import one is to run code of the project that is looked at. */
export interface LibraryModules {
  /** Imports them; absent or false: they are skipped. */
  readonly loadLibraries?: boolean | undefined;
  /** Hears which were skipped, once per file with settings. */
  readonly onSkipped?: (file: string, modules: readonly string[]) => void;
}

/**
 * Creates a lookup in the package.json files above a file, or in the one JSON file of `--config`. Each is read once, and the
 * same settings are the same object. Throws a `KnownError` that names the file when it cannot be read or is wrong.
 */
export function createSettingsLookup(config: string | null, modules: LibraryModules = {}): SettingsLookup {
  const folders = new Map<string, Promise<Settings>>();
  if (config !== null) {
    const settings = readConfig(config, modules);
    // Each caller hears of a failure; unheard, it would end the process.
    settings.catch(() => undefined);
    return () => settings;
  }
  return (file) => ofFolder(dirname(file));

  function ofFolder(folder: string): Promise<Settings> {
    let settings = folders.get(folder);
    if (settings === undefined) folders.set(folder, (settings = find(folder)));
    return settings;
  }

  async function find(folder: string): Promise<Settings> {
    const found = await readManifest(join(folder, 'package.json'), modules);
    if (found !== null) return found;
    const parent = dirname(folder);
    return parent === folder ? NO_SETTINGS : ofFolder(parent);
  }
}

async function readConfig(file: string, modules: LibraryModules): Promise<Settings> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (thrown) {
    throw new KnownError(`${file}: ${reasonOf(thrown)}`);
  }
  return validate(parse(text, file), file, modules);
}

/** Null where the file is absent or has no settings of ours. */
async function readManifest(file: string, modules: LibraryModules): Promise<Settings | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    // Absent in most folders; one that cannot be read is for the package manager to tell.
    return null;
  }
  if (!text.includes(`"${KEY}"`)) return null;
  const manifest = parse(text, file);
  // The name also stands among dependencies.
  if (typeof manifest !== 'object' || manifest === null || !(KEY in manifest)) return null;
  return validate(manifest[KEY], file, modules);
}

function parse(text: string, file: string): unknown {
  try {
    // Some editors put a byte order mark before it.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (thrown) {
    throw new KnownError(`${file}: is not valid JSON: ${firstLineOf(thrown)}`);
  }
}

async function validate(
  written: unknown,
  file: string,
  { loadLibraries: isAsked = false, onSkipped }: LibraryModules,
): Promise<Settings> {
  const loaded = await loadLibraries(written, file, isAsked ? 'import' : 'skip');
  // Before anything is found wrong, which may be so for want of them.
  if (loaded.skipped.length > 0) onSkipped?.(file, loaded.skipped);
  // Brings ESLint in, which a project without settings and without sockets need not load.
  const { readSettings } = await import('@socket-safety/eslint-host');
  try {
    return readSettings(loaded.written);
  } catch (thrown) {
    throw new KnownError(`${file}: ${firstLineOf(thrown)}`);
  }
}
