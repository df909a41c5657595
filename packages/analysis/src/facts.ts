// The only questions that a rule may ask, and the shapes of the answers. Each answer carries its reasons.
import type { TSESTree } from '@typescript-eslint/types';
import type { Library, MethodRow, Outcome, SocketRow, StateValue } from '@socket-safety/libraries';
import type { Node, Place } from './ir/model.ts';
import type { Walk } from './sites/failure-path.ts';
import type { Source } from './source.ts';
import type { Grade } from './sockets/types.ts';
import type { FunctionLike as FunctionNode } from './sockets/tree.ts';
import type { Told } from './results/told.ts';
import type { StateSet } from './states.ts';

/** What is known of one file. */
export interface Facts {
  readonly source: Source;
  /** Every call that hands a message to a socket, in source order; calls of a wrapper that rejects are among them. */
  readonly sends: readonly SendSite[];
  /** Conditions that mean to be open checks and are none, in source order. */
  readonly checks: readonly CheckSite[];
  /** Sends without a hazard of their own whose failure is answered by nothing, in source order. */
  readonly swallows: readonly SwallowSite[];
  /** Functions whose job is sending, in source order; found when they are first asked for. */
  readonly senders: () => readonly Sender[];
  /** Every loop that may change the collection it walks, in source order. */
  readonly walks: readonly WalkSite[];
  /** What keeps a socket after it has closed, or goes on working for it, in source order; found when it is first asked for. */
  readonly retentions: () => readonly RetentionSite[];
  /** Where close handlers clear what may be a newer connection's by then, in source order; found when it is first asked for. */
  readonly clearings: () => readonly ClearingSite[];
  /** Where the end of one socket ends the whole program, in source order; found when it is first asked for. */
  readonly exits: () => readonly ExitSite[];
  /** Where a handler of a socket's end connects again, in source order; found when it is first asked for. */
  readonly reconnects: () => readonly ReconnectSite[];
  /** Each socket that is made in the file, or handed to it when it is accepted, in source order; found when it is first asked for. */
  readonly lives: () => readonly SocketLife[];
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
  readonly grade: Grade;
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
  /** The states that are possible here, with handler contracts trusted, whoever notices a failure. */
  readonly states: StateSet;
  /** The same when only a check in sight counts. */
  readonly strictStates: StateSet;
  /** Why `states` are what they are, whether anything is wrong or not. */
  readonly because: readonly Reason[];
  /** The open check that holds here on every path; null without one. */
  readonly check: Node | null;
  /** It stands in a file of tests, where a failure is noticed and may be what is tested. */
  readonly isInTest: boolean;
}

/** A function whose job is to send what it is handed. */
export interface Sender {
  readonly node: FunctionNode;
  /** Where its name is written. */
  readonly name: Node;
  /** `deliver`, `#flush` */
  readonly text: string;
  /** The calls by which it sends, in source order; none follows another on one way through the function. */
  readonly calls: readonly SendingCall[];
  /** Positions of the parameters that the message is made from. */
  readonly carries: readonly number[];
  /** `many`: the message goes to several sockets. */
  readonly reach: 'one' | 'many';
  readonly told: Told;
  /** It gives a promise of that. */
  readonly promised: boolean;
}

/** A call by which a function sends. */
export interface SendingCall {
  readonly node: TSESTree.CallExpression;
  /** The library's method; null where the call is one of another function that sends. */
  readonly method: MethodRow | null;
  /** What is known of the socket there; null where nobody runs the function, and where no socket is in sight. */
  readonly site: SendSite | null;
  /** What that other function tells, and whether by a promise. */
  readonly told: Told;
  readonly promised: boolean;
  /** It is made for each of several. */
  readonly isRepeated: boolean;
  /** Positions of the arguments that make the message; null where all may. */
  readonly carries: readonly number[] | null;
}

/** A send whose failure gets an answer that does nothing. */
export interface SwallowSite {
  /** The empty catch clause, or the callback that ignores the error. */
  readonly node: Node;
  /**
   * | kind        | the code                                  |
   * | ----------- | ----------------------------------------- |
   * | `catch`     | `try { … } catch {}`                      |
   * | `rejection` | `deliver(socket, text).catch(() => {})`   |
   * | `callback`  | `socket.send(text, () => {})`             |
   */
  readonly kind: 'catch' | 'rejection' | 'callback';
  readonly send: SendSite;
  /** States that the socket may be in here and in which the send fails that way. */
  readonly states: StateSet;
  /** How it then fails. */
  readonly outcome: Outcome;
}

/** A condition that means to ask whether a socket is open, and doesn't. */
export interface CheckSite {
  /** The question, the whole test where its parts are right, or the send that a `catch` cannot protect. */
  readonly node: Node;
  readonly form: IneffectiveForm;
  readonly socket: SocketSight;
  /** The sends that it lets through; none where the condition never lets any through. */
  readonly sends: readonly SendSite[];
  /** The truth of `node` that is meant to be open; null where no other question in its place would mend it. */
  readonly meansOpen: boolean | null;
}

/**
 * In which way a condition fails to ask for the state.
 *
 * | kind           | the condition                                                                        |
 * | -------------- | -------------------------------------------------------------------------------------- |
 * | `partial`      | holds in other states too: `ws.readyState !== WebSocket.CLOSED`, `ws.readyState`       |
 * | `constant`     | is a constant: `ws.OPEN`                                                               |
 * | `no-constant`  | reads a constant where there is none: `ws.readyState.OPEN`, `sockjs.OPEN`              |
 * | `never`        | compares with what is none of the values: `channel.readyState === 1`                   |
 * | `misleading`   | reads a property that tells of something else: `response.writable`                     |
 * | `promise`      | asks an async function and does not await it                                           |
 * | `uncalled`     | names a function that asks, and does not call it: `if (this.isOpen)`                   |
 * | `copy`         | reads what was copied before the code around it ran                                    |
 * | `weakened`     | has a right check beside something else that is enough                                 |
 * | `no-exit`      | is a right check, and its failure goes on to the send                                  |
 * | `other-socket` | is a right check of another socket                                                     |
 * | `assignment`   | assigns: `ws.readyState = WebSocket.OPEN`                                              |
 * | `catch`        | is a `catch` around a send that never throws once the socket closes                    |
 */
export type IneffectiveForm =
  | {
      readonly kind:
        'partial' | 'constant' | 'promise' | 'uncalled' | 'weakened' | 'no-exit' | 'assignment' | 'catch';
    }
  | { readonly kind: 'no-constant'; readonly constant: Node }
  /** Not `complete`: there are more values, of the same type. */
  | { readonly kind: 'never'; readonly values: readonly StateValue[]; readonly complete: boolean }
  /** `why` completes "it proves nothing: …". */
  | { readonly kind: 'misleading'; readonly why: string }
  | { readonly kind: 'copy'; readonly made: Node }
  | { readonly kind: 'other-socket'; readonly asked: Node };

/**
 * What is wrong with a send, the first that fits in this order.
 *
 * | kind               | the socket here                                                                |
 * | ------------------ | ------------------------------------------------------------------------------- |
 * | `before-open`      | can only be connecting                                                          |
 * | `after-close`      | can only be closing or closed (`notOpen`: or connecting, where a check failed)  |
 * | `ineffective-check`| may not be open, behind a condition that means to ask; `CheckSite` says which   |
 * | `error-handler`    | may not be open, in a catch, finally, rejection callback or error handler       |
 * | `stale-check`      | was checked on every path, but outside events came between                      |
 * | `fragile-broadcast`| may not be open, and the failure ends a walk over several sockets               |
 * | `unguarded`        | has no open check on some path                                                  |
 */
export interface Hazard {
  readonly kind:
    | 'before-open'
    | 'after-close'
    | 'ineffective-check'
    | 'error-handler'
    | 'stale-check'
    | 'fragile-broadcast'
    | 'unguarded';
  readonly states: StateSet;
  /** What this call does in the states that are possible here and are not open. */
  readonly outcomes: readonly Outcome[];
  /** Why the states are what they are, the deciding one first. */
  readonly because: readonly Reason[];
  /** The walk that the failure ends; only of a `fragile-broadcast`. */
  readonly broadcast?: Broadcast;
}

/** A walk over several sockets that ends when a call in it fails. */
export interface Broadcast {
  /** The loop statement, or the call of `forEach` and its kin. */
  readonly loop: Walk;
  /** What fails in the walk: the send, or the call of the function that sends. */
  readonly call: Node;
  /** How the send then fails. */
  readonly outcome: 'throws' | 'rejects';
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
 * | `asked`        | the condition that means to be an open check                               |
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
    | 'asked'
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
    /** How well it is known that it holds sockets, records of sockets or collections of sockets; null where it does not. */
    readonly ofSockets: Grade | null;
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
    /** It stands in the loop itself, not in a function that the loop calls. */
    readonly isInSight: boolean;
  };
  readonly suspended: boolean;
}

/**
 * What outlives a socket and holds on to it, where nothing takes it back once the socket has closed.
 *
 * | kind           | the node                                                                          |
 * | -------------- | ----------------------------------------------------------------------------------- |
 * | `collection`   | `clients.add(socket)`, `players.set(name, { socket })`, `peers[id] = socket`        |
 * | `interval`     | `setInterval(() => socket.ping(), 1000)`                                            |
 * | `timer`        | `setTimeout(beat, 1000)` in `beat` itself                                           |
 * | `subscription` | `prices.subscribe((price) => socket.send(price))`                                   |
 * | `listener`     | `bus.on('price', (price) => socket.send(price))`                                    |
 */
export interface RetentionSite {
  readonly kind: 'collection' | 'interval' | 'timer' | 'subscription' | 'listener';
  readonly node: TSESTree.CallExpression | TSESTree.AssignmentExpression;
  readonly socket: SocketSight;
  /** Where `socket` is the name of a record, the field that holds the socket itself; null of all others. */
  readonly field: string | null;
  /** The collection, or what is listened to; null of timers. */
  readonly holder: Node | null;
  /** What the collection is; null of all others. */
  readonly collection: 'array' | 'set' | 'map' | 'object' | null;
  /** The outermost collections that may be meant: `this.rooms` and `this.users`, one of which a helper is handed; none of timers and listeners. */
  readonly roots: readonly Node[];
  /** Where a socket is put into other collections of the same owner, out of which only code that others call takes it. */
  readonly beside: readonly RetentionSite[];
  /** What a `listener` is handed; null of all others, and where the emitter's class is out of sight. */
  readonly handedOver: () => HandedOver | null;
}

/**
 * What an emitter of Node's hands its listeners, as far as TypeScript knows.
 *
 * | kind       | the emitter                                            | its listeners get             |
 * | ---------- | ------------------------------------------------------- | ------------------------------ |
 * | `anything` | `new EventEmitter()`                                    | `any[]`                        |
 * | `by-event` | `new EventEmitter<Events>()`                            | what the map says of the event |
 * | `written`  | `new EventEmitter<{ change: [streams: number] }>()`     | these types                    |
 */
export type HandedOver =
  | { readonly kind: 'anything' | 'by-event' }
  /** Types that mean the same in every file. */
  | { readonly kind: 'written'; readonly types: readonly string[] };

/**
 * A close handler that clears what several connections share, `this.socket = null` or `sessions.delete(user)`, without asking
 * whether it still holds the socket that closed: by then it may hold the next one.
 */
export interface ClearingSite {
  /** The clearing expression. */
  readonly node: Node;
  /** The socket whose close handler it stands in. */
  readonly socket: SocketSight;
  readonly cleared:
    | { readonly kind: 'slot'; readonly slot: Node }
    /** `fields` lead from the entry to its socket: `['socket']` of `players.set(name, { socket })`. */
    | {
        readonly kind: 'entry';
        readonly collection: Node;
        readonly of: 'map' | 'object';
        readonly key: Node;
        readonly fields: readonly string[];
      };
  /** Where another connection is put into its place. */
  readonly replaced: Node;
  /** The call or assignment that registers the handler; null where a library calls it as a method. */
  readonly registration: Node | null;
}

/** A socket from where the file gets it. */
export interface SocketLife {
  /** The parameter that it is handed to, or the call that makes it. */
  readonly node: Node;
  /** Its `node` is the name under which it can be listened to from the start on: a parameter, a variable, a field; else the call. */
  readonly socket: SocketSight;
  readonly origin: 'constructed' | 'accepted';
  /** Events that are listened to on this very value, whatever it is called in between. */
  readonly events: ReadonlySet<string>;
  /**
   * What becomes of its `error` event.
   *
   * | answer     | meaning                                                                                      |
   * | ---------- | ---------------------------------------------------------------------------------------------- |
   * | `heard`    | somebody listens from the start                                                              |
   * | `perhaps`  | nobody in sight does; it is handed to code out of sight, or an event's name is out of sight  |
   * | `harmless` | nobody does, and it passes, or nothing makes one                                             |
   * | `unheard`  | nobody does, and it ends the process                                                         |
   */
  readonly errors: 'heard' | 'perhaps' | 'harmless' | 'unheard';
  /** A listener to it that is added only once the socket is open; of `unheard` alone. */
  readonly lateListener: Node | null;
  /** Where it is handed to code out of sight. */
  readonly escape: Node | null;
  /** It lives until somebody closes it, not for one question and its answer. */
  readonly isLongLived: boolean;
  /** What notices, or may notice, that its other end has vanished. */
  readonly keptAlive: Node | null;
}

/** A call in a handler of a socket's end that ends the whole program: `process.exit(1)`, `process.kill(process.pid)`. */
export interface ExitSite {
  readonly node: TSESTree.CallExpression;
  readonly socket: SocketSight;
  readonly event: 'close' | 'error';
  /** The call or assignment that registers the handler. */
  readonly registration: Node;
  readonly handler: FunctionNode;
  /** It stands in the handler, or in a callback there; otherwise in a function that others may call too. */
  readonly isDirect: boolean;
  /** A handler of its end connects again, after whatever time. */
  readonly isReconnected: boolean;
  /** Null for a socket that is handed over. */
  readonly dialling: Dialling | null;
}

/**
 * What passes between the end of one socket and the next attempt.
 *
 * | kind       | the code                                                          |
 * | ---------- | ----------------------------------------------------------------- |
 * | `none`     | `connect()`                                                       |
 * | `zero`     | `setTimeout(connect, 0)`, `setImmediate(connect)`                 |
 * | `constant` | `setTimeout(connect, RETRY_MS)`, `await sleep(1000); connect();`  |
 * | `growing`  | `setTimeout(connect, 1000 * 2 ** attempts)`                       |
 * | `unknown`  | `setTimeout(connect, options.delay)`                              |
 */
export type ReconnectDelay =
  | { readonly kind: 'none' | 'zero' | 'growing' | 'unknown' }
  | { readonly kind: 'constant'; readonly ms: number };

/** A handler of a socket's end that connects again, so that it hears of the end of the next socket too. */
export interface ReconnectSite {
  /** The timer; the call in the handler where there is none; the listener where that is the function that connects. */
  readonly node: Node;
  readonly socket: SocketSight;
  readonly event: 'close' | 'error';
  /** The call or assignment that registers the handler. */
  readonly registration: Node;
  readonly handler: FunctionNode;
  readonly delay: ReconnectDelay;
  /** A count, a clock or a flag may stop it. */
  readonly isBounded: boolean;
  readonly dialling: Dialling;
}

/** How a program comes by a socket that it connects itself. */
export interface Dialling {
  /** The call that connects. */
  readonly made: Node;
  /** The function in which that stands; null for the module. */
  readonly maker: FunctionNode | null;
  /** It connects once in the life of the program. */
  readonly isOnce: boolean;
  /** What is listened to on this socket, in any form. */
  readonly listeners: readonly {
    readonly node: Node;
    readonly target: Node;
    readonly event: string;
    readonly role: 'open' | 'message' | 'close' | 'error' | 'other';
    readonly listener: Node;
    /** Null where it is out of sight. */
    readonly handler: FunctionNode | null;
  }[];
  /** Calls by which the program closes it on purpose: those that no handler of its end makes, and not the function that connects. */
  readonly leaves: readonly Node[];
}
