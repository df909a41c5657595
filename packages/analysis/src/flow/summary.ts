// What a call of a function does, in the function's own terms: parameters, captured variables, fields of `this`.
import type { MethodRow, SocketRow } from '@socket-safety/libraries';
import type { FunctionId, Node } from '../ir/model.ts';
import type { OpeningEvent } from './awaited-open.ts';
import type { SocketType } from '../sockets/types.ts';
import type { Cell, FlowState, Held, ObjectId } from './state.ts';

/** The effect of one function on whoever calls it. */
export interface Summary {
  /** Knowledge at the normal exits, joined; null when it never returns. */
  readonly exit: FlowState | null;
  /** Knowledge where it throws, or rejects, by a `throw` of its own or of what it calls; null where it has none. */
  readonly thrown: FlowState | null;
  /** Knowledge at the exits whose value is truthy, and falsy. */
  readonly whenTrue: FlowState | null;
  readonly whenFalse: FlowState | null;
  /**
   * Knowledge at the exits by what they return, where some return a word, a number or a constant: `'open'`, `State.Open`. Under null
   * stands what returns anything else.
   */
  readonly whenAnswer: ReadonlyMap<string | null, FlowState>;
  /** The library's words for those answers, where some are the state of a socket: `return socket.readyState`. */
  readonly answersStateOf: SocketRow | null;
  /** It may let outside events in before it returns; only an async function or generator can. */
  readonly suspends: boolean;
  readonly isAsync: boolean;
  /** What is known of a socket or collection that it returns; null where only its type is. */
  readonly returned: Returned | null;
  /** Sockets whose event fulfils the promise that it returns. */
  readonly opens: readonly OpeningEvent[];
  /** Sends whose failure rejects the promise that it returns. */
  readonly rejectsFor: readonly RejectingSend[];
  /** It takes arguments, and nothing tells what they are: what it asks of them is not seen. */
  readonly isBlind: boolean;
  /** Ids of the variables that it declares itself. */
  readonly locals: ReadonlySet<number>;
  /** Parameters that it calls itself, before it returns. */
  readonly calls: ReadonlyMap<number, ParameterCall>;
}

/** What a function knows where it calls one of its parameters; of several calls, what they have in common. */
export interface ParameterCall {
  readonly state: FlowState;
  /** What it hands over, as objects of its own; null where that is nothing that can be named. */
  readonly given: readonly (ObjectId | null)[];
}

/** What a function returns: a socket, or a collection by its elements. */
export interface Returned {
  readonly held: Held;
  /** By field of the element; the empty name is the element itself. */
  readonly elements: ReadonlyMap<string, Held>;
}

/** A send inside a function whose caller learns of the failure by a rejection. */
export interface RejectingSend {
  readonly cell: Cell;
  readonly type: SocketType;
  readonly method: MethodRow;
  readonly name: string;
}

/** Finds summaries: of this file's functions by id, of imported ones by the expression that names them. */
export interface Summaries {
  readonly of: (id: FunctionId) => Summary | null;
  readonly imported: (callee: Node) => Summary | null;
}
