// What solving a function leaves behind for the questions that need its callers: the sends it makes, and every way in which it
// brings another function to run.
import type { EventRow } from '@socket-safety/libraries';
import type { BlockId, FunctionHeader, IrFunction, Node } from '../ir/model.ts';
import type { SendMethod } from './send.ts';
import type { Opened } from './awaited-open.ts';
import type { CallInstr, CallTarget } from './call-target.ts';
import type { FlowState, Held, ObjectId } from './state.ts';
import type { Summary } from './summary.ts';

/** A send with what is known of its socket just before it. */
export interface SendRecord extends SendMethod {
  readonly instr: CallInstr;
  readonly block: BlockId;
  readonly held: Held;
}

/** How a function comes to run. */
export type Entry =
  /** called, or handed to something that calls it at once */
  | {
      readonly kind: 'now';
      readonly instr: CallInstr;
      readonly target: CallTarget;
      /** By an emitter of the file's own: what the listener captured is known where it was added. */
      readonly emitted?: true;
    }
  /** handed to something that calls it later: a timer, a promise, unknown code */
  | {
      readonly kind: 'later';
      readonly node: Node;
      readonly onError: boolean;
      /** Sockets that are open then: those whose open event fulfilled the promise. */
      readonly opens: readonly Opened[];
      /** The file emits the event itself, and what is known there is recorded there. */
      readonly emitted?: true;
    }
  /** listens to an event of a socket */
  | {
      readonly kind: 'event';
      readonly node: Node;
      readonly event: EventRow;
      /** The object that the listener was added to. */
      readonly object: ObjectId;
      /** It hears the event once at most. */
      readonly once: boolean;
      /** As the program writes the socket, to find close calls of the same binding. */
      readonly socket: Node;
    };

/** An entry, with what its maker knew at that point. */
export interface EntryRecord {
  readonly callee: FunctionHeader;
  readonly from: IrFunction;
  readonly entry: Entry;
  readonly state: FlowState;
}

/** A function solved for any entry. */
export interface Solution {
  readonly fn: IrFunction;
  readonly sends: readonly SendRecord[];
  readonly entries: readonly EntryRecord[];
  readonly summary: Summary;
}
