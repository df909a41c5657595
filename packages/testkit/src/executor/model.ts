// What the executor is asked and what it answers. A program is run against simulated sockets under many schedules: orders of
// events, each a few deviations away from the one in which all goes well.

/** What counts as a failure; `oracles.ts` says which rule is judged by which. */
export type OracleId =
  | 'send fails'
  | 'swallowed'
  | 'escapes'
  | 'iteration'
  | 'leak'
  | 'slot lost'
  | 'storm'
  | 'dies'
  | 'exits'
  | 'none';

/**
 * | kind         | what nobody observed                                                                       |
 * | ------------ | ------------------------------------------------------------------------------------------ |
 * | `throws`     | a call on a socket threw, and the throw left the program                                   |
 * | `rejects`    | a call's promise rejected, or a throw became a rejection, and nobody heard of it           |
 * | `lost`       | a message was dropped, and no callback, status or error event told                         |
 * | `ignored`    | a message was dropped, and the callback that was told does not look at its error              |
 * | `swallowed`  | an empty `catch`, or a rejection handler that does nothing, took the error of a send       |
 * | `dies`       | an `error` event that nobody listened to ended the process, or the program ended it itself |
 * | `exits`      | the program ended its process while a socket told of its end or failure                    |
 * | `escapes`    | one element's failed send ended a loop before the others had their turn                    |
 * | `skipped`    | a walk passed over an element of what it walked                                            |
 * | `twice`      | a walk came to an element twice                                                            |
 * | `endless`    | a loop did not end                                                                         |
 * | `leak`       | a member, timer or listener was left after its socket had closed                           |
 * | `slot-lost`  | a late close took away the socket that had come in its place                               |
 * | `storm`      | a close or failure connected again without waiting                                         |
 */
export type FailureKind =
  | 'throws'
  | 'rejects'
  | 'lost'
  | 'ignored'
  | 'swallowed'
  | 'dies'
  | 'exits'
  | 'escapes'
  | 'skipped'
  | 'twice'
  | 'endless'
  | 'leak'
  | 'slot-lost'
  | 'storm';

/** A program in one file. */
export interface Program {
  readonly source: string;
  /** Its ending says how it is read: `.ts`, `.js`, `.tsx`, … */
  readonly fileName: string;
  /**
   * A few statements that stand behind the program and prepare it, where no caller is in sight: `rooms.set('lobby', new Set())`.
   * They run once, after the program's own top level.
   */
  readonly drive?: string;
}

export interface ExecuteOptions {
  /** Failures of other oracles are not collected. */
  readonly oracle: OracleId;
  /** The search stops after so many schedules, and says so. */
  readonly maxSchedules: number;
  /** A schedule departs so many times at most from the order in which all goes well. */
  readonly maxDeviations: number;
  /** Asked after each failure that is new; true ends the search. Absent: the search is complete. */
  readonly isEnough?: (failures: readonly Failure[]) => boolean;
}

/** Something that no part of the program observed. One failure is kept for each line and kind. */
export interface Failure {
  /** Of the call, counted from 1. */
  readonly line: number;
  readonly kind: FailureKind;
  /** The shortest schedule found, an event each: `['socket opens', 'message 1', 'socket closes', 'send → lost']`. */
  readonly story: readonly string[];
}

/** What all schedules together showed. */
export interface Outcome {
  readonly failures: readonly Failure[];
  /** Lines, counted from 1, whose send ran on an open socket in some schedule. */
  readonly sentWhileOpen: ReadonlySet<number>;
  /** Lines with a send on what the analysis knows to be a socket. */
  readonly sendLines: ReadonlySet<number>;
  /** How many schedules were run. */
  readonly schedules: number;
  /** Schedules were left when `maxSchedules` was reached. */
  readonly cutOff: boolean;
  /** Why nothing can be said of the program: it cannot be loaded, nothing of it ran, or it met what the simulation lacks. */
  readonly notDriven: string | null;
}
