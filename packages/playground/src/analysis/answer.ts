// What the worker tells the page. Everything here is copied between threads, so it is plain data.
import type { Sheet } from '../sheet.ts';

/** The rules that there are, told once, when the worker can be asked. */
export interface Ready {
  readonly kind: 'ready';
  readonly rules: readonly RuleInfo[];
}

export interface RuleInfo {
  readonly id: string;
  readonly description: string;
  /** The presets that switch it on. */
  readonly presets: readonly Sheet['preset'][];
}

/** A question about a sheet; the answer carries its number. */
export interface Question {
  readonly number: number;
  readonly sheet: Sheet;
}

export type Answer = { readonly kind: 'answer'; readonly number: number; readonly tookMs: number } & Outcome;

/** What came of a sheet. */
export type Outcome =
  | {
      readonly result: 'looked-at';
      readonly findings: readonly ShownFinding[];
      readonly states: readonly ShownState[];
      readonly rewrite: Rewrite;
    }
  | {
      readonly result: 'not-parsed';
      readonly line: number;
      readonly column: number;
      readonly message: string;
    }
  | { readonly result: 'wrong-settings'; readonly message: string }
  /** A bug of ours. */
  | { readonly result: 'failed'; readonly message: string };

/** A place in the text: `from` and `to` in UTF-16 offsets, lines and columns from 1. */
export interface Spot {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly column: number;
}

export interface ShownFinding extends Spot {
  readonly rule: string;
  readonly severity: 'warn' | 'error';
  readonly message: string;
  readonly path: readonly ShownStep[];
}

/** What leads to a finding, in the order in which it happens. */
export interface ShownStep {
  readonly words: string;
  /** Null for what no line of the text does. */
  readonly spot: Spot | null;
}

/** What is known of a socket where it sends. */
export interface ShownState extends Spot {
  readonly call: string;
  readonly library: string;
  readonly states: readonly ('connecting' | 'open' | 'closing' | 'closed')[];
}

export interface Rewrite {
  readonly text: string;
  readonly applied: readonly {
    readonly codemod: string;
    readonly rule: string;
    readonly count: number;
  }[];
  /** Findings that no codemod settles, with lines of the new text. */
  readonly left: readonly { readonly rule: string; readonly line: number; readonly reason: string }[];
}
