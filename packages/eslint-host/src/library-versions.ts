// Which rows speak of the versions that a file uses: those in the settings, else those that the nearest package.json asks for.
import { librariesForSettings, type Settings } from '@socket-safety/analysis';
import type { Library } from '@socket-safety/libraries';
import semver from 'semver';
import type { Host } from './host.ts';
import { packageOf } from './package-name.ts';

/** Parsed dependencies are forgotten after this time, since an editor's server lives for days. */
const REMEMBER_MS = 5_000;

/** Later ones win. */
const DEPENDENCIES = ['peerDependencies', 'devDependencies', 'optionalDependencies', 'dependencies'];

interface Manifest {
  readonly ranges: Readonly<Record<string, unknown>>;
  readonly readAtMs: number;
}

const manifests = new WeakMap<Host, Map<string, Manifest>>();
const selections = new WeakMap<readonly Library[], Map<string, readonly Library[]>>();

/**
 * Selects the rows for a file, those of the settings before those of the house. Of rows that share their first module and name
 * versions, the first that fits is kept; where the version cannot be found out, the first. Equal selections are the same array.
 */
export function selectLibraries(file: string, settings: Settings, host: Host): readonly Library[] {
  const taken = new Set<string>();
  const selected: Library[] = [];
  const libraries = librariesForSettings(settings, host.libraries);
  for (const library of libraries) {
    // A type of the settings is of the library that its row uses.
    const module = library.modules[0] ?? library.uses?.[0]?.modules[0];
    if (library.versions === undefined || module === undefined) {
      selected.push(library);
      continue;
    }
    const group = library.modules[0] ?? library.id;
    if (taken.has(group)) continue;
    const version = findVersion(packageOf(module), file, settings, host);
    if (version !== null && !semver.satisfies(version, library.versions, { includePrerelease: true }))
      continue;
    taken.add(group);
    selected.push(library);
  }
  return sameArray(selected, libraries);
}

function sameArray(selected: readonly Library[], all: readonly Library[]): readonly Library[] {
  let known = selections.get(all);
  if (known === undefined) selections.set(all, (known = new Map()));
  const key = selected.map((library) => library.id).join(' ');
  const before = known.get(key);
  if (before === undefined) known.set(key, selected);
  return before ?? selected;
}

function findVersion(name: string, file: string, settings: Settings, host: Host): string | null {
  const range = settings.versions?.[name] ?? findRange(name, file, host);
  if (range === null) return null;
  // `npm:ws@^7.0.0` installs ws under another name; `workspace:^1.0.0` and the like carry a range behind their protocol.
  const plain = range.replace(/^npm:.*@/, '').replace(/^[a-z]+:/, '');
  if (semver.validRange(plain) === null || semver.validRange(plain) === '*') return null;
  return semver.minVersion(plain)?.version ?? null;
}

function findRange(name: string, file: string, host: Host): string | null {
  let directory = file.replaceAll('\\', '/');
  while (directory.includes('/')) {
    directory = directory.slice(0, directory.lastIndexOf('/'));
    const range = manifestIn(directory, host).ranges[name];
    if (typeof range === 'string') return range;
  }
  return null;
}

function manifestIn(directory: string, host: Host): Manifest {
  let known = manifests.get(host);
  if (known === undefined) manifests.set(host, (known = new Map()));
  const before = known.get(directory);
  const nowMs = Date.now();
  if (before !== undefined && nowMs - before.readAtMs < REMEMBER_MS) return before;
  const manifest = { ranges: rangesIn(host.readText(`${directory}/package.json`)), readAtMs: nowMs };
  known.set(directory, manifest);
  return manifest;
}

function rangesIn(text: string | null): Readonly<Record<string, unknown>> {
  if (text === null) return {};
  try {
    const manifest: unknown = JSON.parse(text);
    return Object.assign({}, ...DEPENDENCIES.map((key) => Object(manifest)[key]));
  } catch {
    // A broken package.json is for other tools to tell; here it means that no version is known.
    return {};
  }
}
