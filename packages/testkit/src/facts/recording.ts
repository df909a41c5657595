// What a replay leaves behind: plain data, written by a process that is told names and never sees a row. Every value is
// as the socket showed it; which state that is, and whether the row agrees, is decided elsewhere.
import type { State, StateValue } from '@socket-safety/libraries';
import type { Part } from './driver.ts';

/** Names to try, taken from a row: all that a recorder is told of it. */
export interface Vocabulary {
  readonly modules: readonly string[];
  readonly globals: readonly string[];
  readonly exports: readonly string[];
  /** By type. */
  readonly sockets: Readonly<Record<string, SocketNames>>;
}

/** Names to try on one type of socket. */
export interface SocketNames {
  readonly properties: readonly string[];
  readonly constants: readonly string[];
  readonly events: readonly string[];
  readonly methods: readonly string[];
  /** Handlers that are handed such a socket: `onMessage`. */
  readonly handovers: readonly string[];
}

/** Values of the named properties at one moment; `null` where the socket has no such property. */
export type Values = Readonly<Record<string, StateValue | null>>;

/**
 * What arrives at the other end, in order.
 *
 * | kind             | what arrived                                            |
 * | ---------------- | ------------------------------------------------------- |
 * | `text`, `binary` | a message                                               |
 * | `head`           | what goes before the messages: the headers of an answer |
 * | `ping`, `pong`   | control frames                                          |
 * | `close`          | notice that the sender is closing                       |
 * | `end`            | nothing more: the connection is gone, or its half is    |
 */
export type Arrival = 'text' | 'binary' | 'head' | 'ping' | 'pong' | 'close' | 'end';

/**
 * What was done just before an event.
 *
 * | cause      | what was done                                                       |
 * | ---------- | ------------------------------------------------------------------- |
 * | `birth`    | the socket was made, or handed over                                 |
 * | `answer`   | the other end let it in                                             |
 * | `refusal`  | the other end did not                                               |
 * | `message`  | the other end sent a message or a control frame                     |
 * | `farewell` | the other end closed in good order                                  |
 * | `failure`  | the other end broke the protocol, or the connection was lost        |
 * | `own call` | the program called a method                                         |
 */
export type Cause = 'birth' | 'answer' | 'refusal' | 'message' | 'farewell' | 'failure' | 'own call';

/** A socket that was brought into a state, or that could not be. */
export interface ReachedRecord {
  readonly way: string;
  readonly state: State;
  readonly reached: boolean;
  readonly values: Values;
}

/** What came of one call on a fresh socket, or of no call at all (`method: null`). */
export interface CallRecord {
  readonly method: string | null;
  readonly callback: 'given' | 'absent';
  readonly way: string;
  readonly state: State;
  readonly missing: boolean;
  readonly threw: string | null;
  readonly returned: string;
  readonly rejected: string | null;
  readonly callbackRan: 'inside' | 'later' | 'never';
  readonly callbackError: string | null;
  /** `error` events from the call on. */
  readonly errors: number;
  readonly closeHandler: 'inside' | 'later' | 'never';
  /** Right after the call. */
  readonly values: Values;
  readonly arrived: readonly Arrival[];
  /** What arrived once a connecting socket was let in. */
  readonly arrivedLater: readonly Arrival[];
}

/** One event as its handler saw it. */
export interface HeardRecord {
  readonly event: string;
  readonly values: Values;
  readonly cause: Cause;
  /** Where its handler found the socket: `1`, or `0.websocket` in an object; `null` where it was not handed over. */
  readonly at: string | null;
  /** Its handler was given an error, or an event of that name. */
  readonly handedError: boolean;
  readonly afterOwnClose: boolean;
}

/** Every event of one connection, in order. */
export interface TraceRecord {
  readonly scenario: string;
  readonly heard: readonly HeardRecord[];
}

/** Values that an API handed over: a socket of some type with its values, or anything else. */
export type HandedRecord = {
  readonly type: string;
  readonly values: Values;
  /** The member of the value that is the socket: `channel` of an event. Absent: the value itself. */
  readonly member?: string;
} | null;

/** What a server of the library hands out. */
export interface ServerRecord {
  readonly emits: Readonly<Record<string, readonly HandedRecord[]>>;
  readonly callbacks: Readonly<
    Record<
      string,
      {
        readonly argument: number;
        readonly runs: 'now' | 'later';
        readonly parameters: readonly HandedRecord[];
      }
    >
  >;
  readonly collections: Readonly<Record<string, CollectionRecord>>;
  /** What methods return. */
  readonly returns?: Readonly<Record<string, CollectionRecord | HandedRecord>>;
}

/** What a collection held at one moment or another. */
export interface CollectionRecord {
  readonly kind: string;
  readonly elements: readonly HandedRecord[];
}

/** What can be imported or read without an import: the name of the class that it is, `function` or `object`. */
export interface NamesRecord {
  readonly modules: readonly string[];
  readonly globals: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string>>;
  readonly statics: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Everything that was seen of one type of socket. */
export interface SocketRecording {
  /** Of all values that were read, the properties that the row names. */
  readonly properties: readonly string[];
  /** Of all values that were read, the properties by which states are told apart; glimpses always are. */
  readonly tellingBy: readonly string[];
  /** Of everything that was heard, what the row calls handovers. */
  readonly handovers: readonly string[];
  readonly closeEvent: string;
  /** Methods whose `false` says that a buffer is full. */
  readonly saysFull: readonly string[];
  /** Right after the constructor returned; `null` where the program constructs none. */
  readonly born: Values | null;
  readonly constants: {
    readonly class: Readonly<Record<string, StateValue | null>>;
    readonly instance: Readonly<Record<string, StateValue | null>>;
  } | null;
  /** Listener forms that heard an event; `null` where that was not tried. */
  readonly listeners: readonly string[] | null;
  readonly reached: readonly ReachedRecord[];
  readonly calls: readonly CallRecord[];
  readonly traces: readonly TraceRecord[];
  /** Events that end the process when they alone have no listener. */
  readonly fatalUnheard: readonly string[];
}

/** Everything that was seen of one implementation. */
export interface Recording {
  readonly version: string;
  /** Parts that are shown completely. */
  readonly shows: readonly Part[];
  /** What is not shown of methods and events, another implementation shows. */
  readonly together: boolean;
  /** By type. */
  readonly sockets: Readonly<Record<string, SocketRecording>>;
  readonly names: NamesRecord | null;
  /** By type name; empty where the implementation has no server. */
  readonly servers: Readonly<Record<string, ServerRecord>>;
}
