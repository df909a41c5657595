// What the repairs of one file share while they run, and what it costs in further edits.
import type { Source } from '@socket-safety/analysis';
import type { Edit, RepairContext } from './repair.ts';

/** A context that can name what it promised. */
export interface FinishingContext extends RepairContext {
  /** Appends the edits that put predicates and imports into the file. */
  readonly finish: (edits: readonly Edit[]) => readonly Edit[];
}

/** Creates the context for repairs of a single file. */
export function createRepairContext(source: Source): FinishingContext {
  return { source, predicate: () => 'isOpen', finish: (edits) => edits };
}
