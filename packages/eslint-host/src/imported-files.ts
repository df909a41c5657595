// The files that a file imports by a relative path, parsed where the analysis asks what is in them. A file is parsed again when its
// text has changed.
import { parseForESLint } from '@typescript-eslint/parser';
import { simpleTraverse } from '@typescript-eslint/typescript-estree';
import type { ImportedFile, ModuleReader, Source } from '@socket-safety/analysis';
import type { Host } from './host.ts';

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

/** Trees are large, and an editor's server lives for days; files near each other import the same ones. */
const MOST_FILES = 200;

const parsed = new Map<string, { readonly text: string; readonly file: ImportedFile | null }>();

/** Returns the reader for the imports of one file; `file` is its absolute path, with `/` or `\`. */
export function importsOf(file: string, host: Host): ModuleReader {
  return (specifier) => {
    for (const path of importCandidates(file, specifier)) {
      const text = host.readText(path);
      if (text !== null) return open(path, text, host);
    }
    return null;
  };
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

function open(path: string, text: string, host: Host): ImportedFile | null {
  const known = parsed.get(path);
  if (known?.text === text) return known.file;
  const file = text.length > MAX_LENGTH ? null : lazyFile(path, text, host);
  parsed.delete(path);
  parsed.set(path, { text, file });
  const [oldest] = parsed.keys();
  if (parsed.size > MOST_FILES && oldest !== undefined) parsed.delete(oldest);
  return file;
}

function lazyFile(path: string, text: string, host: Host): ImportedFile {
  let source: Source | null | undefined;
  return {
    text,
    source: () => (source === undefined ? (source = parseSource(path, text)) : source),
    imports: importsOf(path, host),
  };
}

/** Parses a text as a file that another one imports is parsed; null where it does not parse. */
export function parseSource(path: string, text: string): Source | null {
  const code = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    const { ast, scopeManager } = parseForESLint(code, {
      range: true,
      loc: true,
      comment: true,
      sourceType: /\.c[jt]s$/.test(path) ? 'script' : 'module',
      ecmaFeatures: { jsx: !/\.[cm]?ts$/.test(path), globalReturn: /\.c[jt]s$/.test(path) },
      lib: [],
    });
    simpleTraverse(ast, { enter: () => undefined }, true);
    return { ast, text: code, scopes: scopeManager.scopes };
  } catch {
    // The file itself gets its parse error when it is linted; here it only stays out of sight.
    return null;
  }
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
