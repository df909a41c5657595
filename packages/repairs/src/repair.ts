// A repair turns a finding into edits, or says that it cannot do so safely.
import type { Finding, Range, SocketSight, Source } from '@socket-safety/analysis';

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
  readonly language: 'js' | 'ts';
  /**
   * Names a function that tells whether such a socket is open, for a check after a suspension.
   * It is the file's own where there is one; otherwise the context adds it to the file when it finishes.
   */
  readonly predicate: (socket: SocketSight) => string;
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

/** Tells a refusal from edits, or from whatever else could be had. */
export function isRefusal<Result extends object>(result: Result | Refusal): result is Refusal {
  return 'refused' in result;
}
