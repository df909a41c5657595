// What the repair asks of the files around the one at hand. A host answers; here nobody knows how.
import type { Range, Sender } from '@socket-safety/analysis';
import type { FinishingContext } from '../context.ts';

/** A piece of a file. */
export interface Spot {
  /** As the oracle names it. */
  readonly file: string;
  readonly range: Range;
}

/** A file that may be edited. */
export interface ProjectFile {
  readonly context: FinishingContext;
  /** Its functions whose job is sending. */
  readonly senders: readonly Sender[];
}

/** Knows the files of a project as they stand now. */
export interface ProjectOracle {
  /**
   * Lists every place that names the same function as the one that is named here, this one included: its overloads, the members
   * of interfaces and base classes that it fulfils, what overrides it, imports, exports and uses.
   */
  readonly namesOf: (name: Spot) => readonly Spot[];
  /** Opens a file; null for one that is out of bounds, as a declaration file or a package is. */
  readonly fileOf: (file: string) => ProjectFile | null;
}
