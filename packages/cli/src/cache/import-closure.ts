// Which files a file's facts can depend on. The analysis follows relative imports and remembers what it found across files, so
// nobody can tell afterwards whom it asked; every string that looks like a relative import is followed instead.
import { createHash } from 'node:crypto';
import { defaultHost, importCandidates } from '@socket-safety/eslint-host';

/** A path and the hash of its text; an import that leads nowhere has none. */
export type Dependency = readonly [path: string, hash: string | null];

interface KnownFile {
  readonly hash: string;
  readonly imports: readonly string[];
  /** It has a specifier with escapes, which only a parser could read. */
  readonly isOpaque: boolean;
}

const RELATIVE = /(['"`])(\.\.?(?:\/(?:(?!\1)[^\n])*)?)\1/g;

/** Hashes a text as every part of a key is. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/**
 * Creates the closures of one moment: each file is read once. A closure has the file itself first, the others sorted; null where
 * the file is gone, or an import cannot be told.
 */
export function createClosures(): (file: string) => readonly Dependency[] | null {
  const files = new Map<string, KnownFile | null>();
  return (file) => {
    const own = open(file);
    if (own === null) return null;
    const reached = new Map<string, string | null>();
    const waiting = [file];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (reached.has(path)) continue;
      const known = open(path);
      if (known?.isOpaque === true) return null;
      reached.set(path, known?.hash ?? null);
      for (const specifier of known?.imports ?? []) waiting.push(target(path, specifier));
    }
    reached.delete(file);
    return [[file, own.hash], ...[...reached].sort(([left], [right]) => (left < right ? -1 : 1))];
  };

  /** The file that an import means, or what it would be called if it were there. */
  function target(file: string, specifier: string): string {
    const candidates = importCandidates(file, specifier);
    return candidates.find((path) => open(path) !== null) ?? candidates[0] ?? specifier;
  }

  function open(path: string): KnownFile | null {
    let known = files.get(path);
    if (known === undefined) {
      const text = defaultHost.readText(path);
      files.set(path, (known = text === null ? null : read(text)));
    }
    return known;
  }
}

function read(text: string): KnownFile {
  const imports = [...new Set([...text.matchAll(RELATIVE)].map(([, , specifier = '']) => specifier))];
  return { hash: hashOf(text), imports, isOpaque: imports.some((specifier) => specifier.includes('\\')) };
}
