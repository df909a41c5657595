// The trees of files that others import, as many as fit into a budget of source text: an editor's server lives for days, and a tree
// with what was found out of it takes about a hundred times the memory of its text.
import type { Source } from '@socket-safety/analysis';

/** Remembers trees by path and text. */
export interface TreeCache {
  /** Null where the text does not parse, undefined where nothing is known of it. */
  readonly get: (path: string, text: string) => Source | null | undefined;
  readonly set: (path: string, text: string, source: Source | null) => void;
  /**
   * Lets go of what is above the budget, first of what was asked for longest ago. Between two analyses, never within one: an analysis
   * walks the same files again and again, and a cache that is too small for them would have each parsed anew on each round.
   */
  readonly trim: () => void;
}

interface Kept {
  readonly text: string;
  readonly source: Source | null;
}

/**
 * Creates a cache for texts of that many UTF-16 units together. It is no matter for `WeakRef`: what one refers to is held until the
 * event loop turns, which it never does in a host that lints file after file.
 */
export function createTreeCache(mostUnits: number): TreeCache {
  const kept = new Map<string, Kept>();
  let units = 0;

  const drop = (path: string): void => {
    units -= kept.get(path)?.text.length ?? 0;
    kept.delete(path);
  };
  const put = (path: string, one: Kept): void => {
    drop(path);
    kept.set(path, one);
    units += one.text.length;
  };

  return {
    get(path, text) {
      const known = kept.get(path);
      if (known?.text !== text) return undefined;
      put(path, known);
      return known.source;
    },
    set(path, text, source) {
      put(path, { text, source });
    },
    trim() {
      for (const oldest of kept.keys()) {
        if (units <= mostUnits) break;
        drop(oldest);
      }
    },
  };
}
