// The only questions that a rule may ask, and the shapes of the answers. Each answer carries its reasons.
import type { TSESTree } from '@typescript-eslint/types';
import type { Library, MethodRow, Outcome, SocketRow } from '@socket-safety/libraries';
import type { Node, Place } from './ir/model.ts';
import type { Source } from './source.ts';
import type { StateSet } from './states.ts';

/** What is known of one file. */
export interface Facts {
  readonly source: Source;
  /** Every call that hands a message to a socket, in source order; calls of a wrapper that rejects are among them. */
  readonly sends: readonly SendSite[];
  /** Every loop that may change the collection it walks, in source order. */
  readonly walks: readonly WalkSite[];
  /** Functions lowered, and how many of them hold something that the lowering cannot follow. */
  readonly effort: { readonly functions: number; readonly unsupported: number };
}

/** A socket as a message and a repair speak of it. */
export interface SocketSight {
  /** As written: `this.socket`. */
  readonly text: string;
  readonly node: Node;
  /** Null where no expression can name it again, as in `connect(url).send(text)`. */
  readonly place: Place | null;
  readonly library: Library;
  readonly row: SocketRow;
  /** `certain`: birth or type seen; `probable`: shape of use. */
  readonly grade: 'certain' | 'probable';
}

/** A call that sends. */
export interface SendSite {
  readonly node: TSESTree.CallExpression;
  readonly socket: SocketSight;
  /** `send`, or the name of the wrapper. */
  readonly method: string;
  readonly methodRow: MethodRow;
  /** The call is one of a function that sends and rejects when the send fails. */
  readonly wrapper: boolean;
  /** What is wrong, with handler contracts trusted; null when nothing is. */
  readonly hazard: Hazard | null;
  /** What is wrong when only a check in sight counts. */
  readonly strictHazard: Hazard | null;
}

/**
 * What is wrong with a send, the first that fits in this order.
 *
 * | kind            | the socket here                                                             |
 * | --------------- | ---------------------------------------------------------------------------- |
 * | `before-open`   | can only be connecting                                                       |
 * | `after-close`   | can only be closing or closed (`notOpen`: or connecting, where a check failed)|
 * | `error-handler` | may not be open, in a catch, finally, rejection callback or error handler    |
 * | `stale-check`   | was checked on every path, but outside events came between                   |
 * | `unguarded`     | has no open check on some path                                               |
 */
export interface Hazard {
  readonly kind: 'before-open' | 'after-close' | 'error-handler' | 'stale-check' | 'unguarded';
  readonly states: StateSet;
  /** What this call does in the states that are possible here and are not open. */
  readonly outcomes: readonly Outcome[];
  /** Why the states are what they are, the deciding one first. */
  readonly because: readonly Reason[];
}

/**
 * Why a socket may be in a state.
 *
 * | kind           | the node is                                                               |
 * | -------------- | -------------------------------------------------------------------------- |
 * | `born`         | the call that made it                                                      |
 * | `closed-by`    | the close call                                                             |
 * | `close-event`  | the registration of the close handler that the send stands in              |
 * | `check-failed` | the open check whose negative branch leads here                            |
 * | `checked`      | the open check that no longer holds                                        |
 * | `suspended`    | the `await`, `yield` or later callback that lets outside events in         |
 * | `reassigned`   | the assignment that put another socket into the place                      |
 * | `handler`      | the catch or finally clause, or the registration of the error handler      |
 * | `entry`        | the function whose callers may hand over a socket in any state             |
 */
export interface Reason {
  readonly kind:
    | 'born'
    | 'closed-by'
    | 'close-event'
    | 'check-failed'
    | 'checked'
    | 'suspended'
    | 'reassigned'
    | 'handler'
    | 'entry';
  readonly node: Node;
}

/** A loop over a collection that is changed while it is walked. */
export interface WalkSite {
  /** The loop statement, or the call of `forEach` and its kin. */
  readonly loop: Node;
  readonly collection: {
    readonly node: Node;
    readonly text: string;
    readonly kind: 'array' | 'set' | 'map' | 'object';
    /** It holds sockets, records of sockets or collections of sockets. */
    readonly ofSockets: boolean;
    /** It is walked by `.entries()`, `.keys()`, `.values()`, by index, or as it stands. */
    readonly walkedAs: 'itself' | 'entries' | 'keys' | 'values' | 'index';
  };
  readonly change: {
    /** The changing call, or the call within the loop through which it is reached. */
    readonly node: Node;
    readonly kind:
      | 'removes-element'
      | 'inserts-element'
      | 'appends-always'
      | 'adds-entry'
      | 'readds-current'
      | 'deletes-current'
      | 'deletes-other'
      | 'others-remove';
    /** As written: `listeners.splice(…)`. */
    readonly text: string;
  };
  readonly suspended: boolean;
}
