// What measuring a repository gives.

/** A report of a rule. Lines and columns count from 1; `file` is relative to the checkout. */
export interface Report {
  readonly repo: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly message: string;
  /** The line of code, trimmed. */
  readonly source: string;
}

/** A file that gave no answer, and why. */
export interface Failure {
  readonly repo: string;
  readonly file: string;
  readonly why: string;
}

/** A file that took long. */
export interface SlowFile {
  readonly repo: string;
  readonly file: string;
  readonly seconds: number;
}

/** One repository, measured. */
export interface Measurement {
  readonly repo: string;
  readonly files: number;
  /** Files that are worth parsing, and those of them that name a socket library. */
  readonly withEvidence: number;
  readonly withSockets: number;
  /** Functions lowered, and how many of them hold something that the lowering cannot follow. */
  readonly functions: number;
  readonly unsupported: number;
  /** By file, line and column. */
  readonly reports: readonly Report[];
  readonly crashes: readonly Failure[];
  readonly unparsed: readonly Failure[];
  readonly slow: readonly SlowFile[];
  readonly seconds: number;
}
