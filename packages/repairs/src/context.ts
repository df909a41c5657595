// What the repairs of one file share while they run, and what it costs in further edits.
import type { Source } from '@socket-safety/analysis';
import { createPredicate, type NewPredicate } from './check/new-predicate.ts';
import { findPredicate } from './check/own-predicate.ts';
import type { Edit, RepairContext } from './repair.ts';
import { eachWithin } from './syntax/tree.ts';

/** A context that can name what it promised. */
export interface FinishingContext extends RepairContext {
  /** Appends the edits that put predicates and imports into the file. */
  readonly finish: (edits: readonly Edit[]) => readonly Edit[];
}

/** What a host knows of a file beyond its text. */
export interface ContextOptions {
  /** Its path, which tells its language. Without one, a file with a type in it counts as TypeScript. */
  readonly file?: string;
}

/** Creates the context for repairs of a single file. */
export function createRepairContext(source: Source, options: ContextOptions = {}): FinishingContext {
  const added = new Map<string, NewPredicate>();
  const language = languageOf(source, options);
  return {
    source,
    language,
    predicate(socket) {
      const own = findPredicate(socket, source);
      if (own !== null) return own;
      let made = added.get(socket.library.id);
      if (made === undefined) {
        made = createPredicate(socket, source, language);
        added.set(socket.library.id, made);
      }
      return made.name;
    },
    finish: (edits) => [...edits, ...[...added.values()].flatMap((predicate) => predicate.edits)],
  };
}

const hasTypes = new WeakMap<Source, boolean>();

// May take a file for JavaScript that is TypeScript without a single type, when no path is given.
function languageOf(source: Source, { file }: ContextOptions): 'js' | 'ts' {
  if (file !== undefined) return /\.[cm]?tsx?$/.test(file) ? 'ts' : 'js';
  let known = hasTypes.get(source);
  if (known === undefined) {
    known = [...eachWithin(source.ast)].some(({ type }) => type.startsWith('TS'));
    hasTypes.set(source, known);
  }
  return known ? 'ts' : 'js';
}
