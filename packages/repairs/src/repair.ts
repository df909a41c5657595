// A repair turns a finding into edits, or says that it cannot do so safely.
import type { Finding, Range, Source } from '@socket-safety/analysis';

/** Replaces `range` of the file by `text`. An insertion has an empty range. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

/** Why a repair does nothing. Shown in the migration's list of what was left. */
export interface Refusal {
  readonly refused: string;
}

/** What repairs of one file share: its text and tree, and the predicates that it has or is given. */
export interface RepairContext {
  readonly source: Source;
  /**
   * Names a function that tells whether a socket of this library is open, for a check after a suspension.
   * It is the file's own where there is one; otherwise the planner adds it to the file, or imports it.
   */
  readonly predicate: (library: string) => string;
}

/** One way to mend one kind of finding. */
export interface Repair {
  /** `guard-send`. */
  readonly id: string;
  /** The codemod that applies it: `guard-sends`. */
  readonly codemod: string;
  /** As the editor offers it: `Check that the socket is open before this send.` */
  readonly title: string;
  readonly repair: (finding: Finding, context: RepairContext) => readonly Edit[] | Refusal;
}

/** Tells a refusal from edits. */
export function isRefusal(result: readonly Edit[] | Refusal): result is Refusal {
  return 'refused' in result;
}
