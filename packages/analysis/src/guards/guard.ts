// A guard shape reads one test and says what it proves about sockets, either way it turns out.
import type { Identification } from '../sockets/identify.ts';
import type { SocketType } from '../sockets/types.ts';
import type { Instr, InstrId, Node, Value } from '../ir/model.ts';
import type { FlowState, ObjectId } from '../flow/state.ts';
import type { Summaries } from '../flow/summary.ts';
import type { Settings } from '../settings.ts';
import type { StateSet } from '../states.ts';
import type { Flag } from './flag.ts';

/** States that remain possible when the test holds and when it does not. */
export interface Proof {
  readonly object: ObjectId;
  readonly whenTrue: StateSet;
  readonly whenFalse: StateSet;
}

/** What a guard may look at. */
export interface GuardContext {
  readonly identification: Identification;
  readonly summaries: Summaries;
  readonly flags: readonly Flag[];
  readonly settings: Settings;
  readonly state: FlowState;
  readonly instrs: ReadonlyMap<InstrId, Instr>;
}

/** One shape of open check. Returns null for a test of another shape. */
export interface Guard {
  readonly id: string;
  readonly read: (test: Value, context: GuardContext) => readonly Proof[] | null;
}

/** A read of a state expression: `socket.readyState`. */
export interface StateRead {
  readonly object: ObjectId;
  readonly type: SocketType;
  readonly property: string;
  readonly node: Node;
}
