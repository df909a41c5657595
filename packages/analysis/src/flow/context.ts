// What a transfer may look at, and whom it tells.
import type { FunctionHeader, IrFunction, Node } from '../ir/model.ts';
import type { Flag } from '../guards/flag.ts';
import type { GuardContext } from '../guards/guard.ts';
import type { Endings } from './endings.ts';
import type { Settings } from '../settings.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Entry, SendRecord } from './records.ts';
import type { Written } from './stability.ts';
import type { FlowState } from './state.ts';
import type { Summaries } from './summary.ts';

/** What a transfer may look at, and whom it tells. */
export interface TransferContext {
  readonly fn: IrFunction;
  readonly identification: Identification;
  readonly summaries: Summaries;
  readonly flags: readonly Flag[];
  readonly settings: Settings;
  readonly endings: Endings;
  /** Calls that add a listener to the close of the socket that they are made on. */
  readonly endListenings: ReadonlySet<Node>;
  /** Whether other code can put something else into a cell while this function is suspended. */
  readonly isUnstable: (cell: string, fn: IrFunction, written: Written) => boolean;
  /** Called in the last pass over the solved function; null before. */
  readonly recorder: Recorder | null;
}

export interface Recorder {
  readonly send: (record: SendRecord) => void;
  readonly entry: (callee: FunctionHeader, entry: Entry, state: FlowState) => void;
}

/** What a guard may look at while `state` is what is known. */
export function guardContext(
  state: FlowState,
  { identification, summaries, flags, settings, fn }: TransferContext,
): GuardContext {
  return { identification, summaries, flags, settings, state, instrs: fn.instrs };
}
