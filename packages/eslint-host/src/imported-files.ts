// The files that a file imports by a relative path, parsed where the analysis asks what is in them. A file is parsed again when its
// text has changed.
import type { ImportedFile, ModuleReader, Source } from '@socket-safety/analysis';
import type { Host } from './host.ts';
import { parseSource } from './parse-source.ts';
import { createTreeCache } from './tree-cache.ts';

const ENDINGS = ['', '.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '/index.ts', '/index.js'];
/** What a TypeScript file is called where its source names the output. */
const SOURCES: readonly (readonly [output: RegExp, source: string])[] = [
  [/\.js$/, '.ts'],
  [/\.js$/, '.tsx'],
  [/\.mjs$/, '.mts'],
  [/\.cjs$/, '.cts'],
];
/** A larger file is no helper module. */
const MAX_LENGTH = 500_000;

/** Texts are small, and files near each other import the same ones. */
const MOST_FILES = 2_000;
/** Two hundred files of ordinary size, and some 200 MB. */
const MOST_UNITS_OF_TREES = 2_000_000;
/** Where a specifier leads is looked up again after this time. */
const REMEMBER_MS = 5_000;

const files = new Map<string, ImportedFile>();
const trees = createTreeCache(MOST_UNITS_OF_TREES);

/** Returns the reader for the imports of one file; `file` is its absolute path, with `/` or `\`. */
export function importsOf(file: string, host: Host): ModuleReader {
  const found = new Map<string, { readonly file: ImportedFile | null; readonly sinceMs: number }>();
  return (specifier) => {
    const before = found.get(specifier);
    const nowMs = Date.now();
    if (before !== undefined && nowMs - before.sinceMs < REMEMBER_MS) return before.file;
    const answer = findImported(file, specifier, host);
    found.set(specifier, { file: answer, sinceMs: nowMs });
    return answer;
  };
}

/**
 * Remembers the tree of a file that is linted, for those who import it. Only of a tree that typescript-eslint made, as it would be
 * parsed here: whether a file was linted before must not change what is found.
 */
export function rememberLinted(path: string, source: Source): void {
  if (source.text.length <= MAX_LENGTH) trees.set(path, source.text, source);
}

/** Lets go of what earlier files have imported, where it is too much; to be called before a file is analysed. */
export function forgetOldTrees(): void {
  trees.trim();
}

function findImported(file: string, specifier: string, host: Host): ImportedFile | null {
  for (const path of importCandidates(file, specifier)) {
    const text = host.readText(path);
    if (text !== null) return text.length > MAX_LENGTH ? null : open(path, text, host);
  }
  return null;
}

/** Lists the paths that a relative specifier may mean, the first that exists being it; none for a package. */
export function importCandidates(file: string, specifier: string): readonly string[] {
  const folder = /^(.*)[/\\][^/\\]*$/.exec(file)?.[1];
  if (folder === undefined || !/^\.\.?(?:\/|$)/.test(specifier)) return [];
  const path = join(folder, specifier);
  const swapped = SOURCES.filter(([output]) => output.test(path)).map(([output, source]) =>
    path.replace(output, source),
  );
  return [...swapped, ...ENDINGS.map((ending) => path + ending)];
}

function open(path: string, text: string, host: Host): ImportedFile {
  const known = files.get(path);
  if (known?.text === text) return known;
  const file: ImportedFile = {
    text,
    source() {
      const tree = trees.get(path, text);
      if (tree !== undefined) return tree;
      const parsed = parseSource(path, text);
      trees.set(path, text, parsed);
      return parsed;
    },
    imports: importsOf(path, host),
  };
  keepWithin(files, path, file, MOST_FILES);
  return file;
}

/** Sets an entry as the newest; of too many the oldest goes. */
function keepWithin<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, most: number): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}

/** Resolves `.` and `..`; the file system's own functions are not at hand in a browser. */
function join(folder: string, specifier: string): string {
  const path = folder.split(/[/\\]/);
  for (const step of specifier.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
