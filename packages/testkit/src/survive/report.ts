// What became of one file.

/** What must not happen, in the order in which it is printed. */
export const FAULTS = [
  'crash',
  'hang',
  'graph',
  'not parsed again',
  'changed by the second run',
  'bytes outside edits',
] as const;

/**
 * | kind                        | means                                                                   |
 * | --------------------------- | ------------------------------------------------------------------------ |
 * | `crash`                     | a rule, the analysis or a repair threw, or the process ended              |
 * | `hang`                      | more than `MOST_SECONDS` of processor time for one step                  |
 * | `graph`                     | a function of the file is lowered to a graph in which `verify` finds fault |
 * | `not parsed again`          | what was written does not parse                                          |
 * | `changed by the second run` | a second migration finds something to do                                 |
 * | `bytes outside edits`       | the file is not its old bytes with the edits of each pass put in          |
 */
export type FaultKind = (typeof FAULTS)[number];

/** One failure; `detail` is a stack or a sentence. */
export interface Fault {
  readonly kind: FaultKind;
  readonly detail: string;
}

/** A file after it was linted and migrated twice. */
export interface FileReport {
  /** The parser takes it. What it does not take is refused, which is no fault. */
  readonly parsed: boolean;
  /** Something was planted into it, or its tokens were changed. */
  readonly planted: boolean;
  /** Its text names a socket or changes what it walks. */
  readonly evidence: boolean;
  readonly findings: number;
  /** Functions whose graph was verified. */
  readonly graphs: number;
  readonly rewritten: number;
  readonly changed: boolean;
  /** Processor time of the slowest step. */
  readonly seconds: number;
  readonly faults: readonly Fault[];
}

/** Processor time that a file may take for each of lint, migration and second migration. */
export const MOST_SECONDS = 5;
