// Whether a file can bring a socket: without a checker, only where it names a library, or imports a file that does. Texts are
// enough to say no; nothing is parsed.
import type { Library } from '@socket-safety/libraries';
import type { AnalyseOptions } from './analyse.ts';
import { evidenceOf, type Evidence } from './evidence.ts';
import type { ImportedFile } from './imports.ts';

/** Files away from the one that is analysed. */
export const MAX_HOPS = 3;

/** Answers are forgotten after this time, since files change under an editor's server. */
const REMEMBER_MS = 5_000;

/** Every string that looks like a relative import, wherever it stands. */
const RELATIVE = /(['"])(\.\.?(?:\/[^'"\n]*)?)\1/g;

interface Answers {
  readonly libraries: readonly Library[];
  readonly sinceMs: number;
  readonly byHops: (boolean | undefined)[];
}

const known = new WeakMap<ImportedFile, Answers>();

/** Returns what of the evidence in a text counts where no checker is at hand. */
export function withoutChecker(
  evidence: Evidence,
  text: string,
  { imports, libraries }: Pick<AnalyseOptions, 'imports' | 'libraries'>,
): Evidence {
  const { sockets, named } = evidence;
  return !sockets || named || someImport({ text, imports }, MAX_HOPS, libraries)
    ? evidence
    : { ...evidence, sockets: false };
}

function someImport(
  { text, imports }: Pick<ImportedFile, 'text' | 'imports'>,
  hops: number,
  libraries: readonly Library[],
): boolean {
  if (hops <= 0) return false;
  for (const specifier of new Set([...text.matchAll(RELATIVE)].map(([, , path = '']) => path))) {
    const file = imports(specifier);
    if (file !== null && leads(file, hops - 1, libraries)) return true;
  }
  return false;
}

function leads(file: ImportedFile, hops: number, libraries: readonly Library[]): boolean {
  const nowMs = Date.now();
  let answers = known.get(file);
  if (answers?.libraries !== libraries || nowMs - answers.sinceMs >= REMEMBER_MS)
    known.set(file, (answers = { libraries, sinceMs: nowMs, byHops: [] }));
  return (answers.byHops[hops] ??= evidenceOf(file, libraries).named || someImport(file, hops, libraries));
}
