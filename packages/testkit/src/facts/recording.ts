// What a replay leaves behind: plain data, written by a process that is told names and never sees a row. Every value is
// as the socket showed it; which state that is, and whether the row agrees, is decided elsewhere.
import type { State, StateValue } from '@socket-safety/libraries';

/** Names to try, taken from a row: all that a recorder is told of it. */
export interface Vocabulary {
  readonly modules: readonly string[];
  readonly globals: readonly string[];
  readonly properties: readonly string[];
  readonly constants: readonly string[];
  readonly events: readonly string[];
  readonly methods: readonly string[];
}

/** Values of the named properties at one moment; `null` where the socket has no such property. */
export type Values = Readonly<Record<string, StateValue | null>>;

/** `client`: constructed by the program; `server`: handed over by a server of the library. */
export type Side = 'client' | 'server';

/** What arrives at the other end, in order: the kind of each frame, and `end` when the connection is gone. */
export type Arrival = 'text' | 'binary' | 'ping' | 'pong' | 'close' | 'end';

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
  /** Step of the scenario that the event followed: `answer`, `text`, `reset`. */
  readonly cause: string;
  readonly afterOwnClose: boolean;
}

/** Every event of one connection, in order. */
export interface TraceRecord {
  readonly scenario: string;
  readonly heard: readonly HeardRecord[];
}

/** Values that an API handed over: a socket with its values, or anything else. */
export type HandedRecord = { readonly socket: Values } | null;

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
  readonly collections: Readonly<
    Record<string, { readonly kind: string; readonly elements: readonly Values[] }>
  >;
}

/** What can be imported or read without an import, as the name of the class that it is. */
export interface NamesRecord {
  readonly modules: readonly string[];
  readonly globals: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string>>;
  readonly statics: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Everything that was seen of one implementation. */
export interface Recording {
  readonly version: string;
  /** Name of the class that was constructed, as the row calls that type. */
  readonly socketType: string;
  /** Right after the constructor returned. */
  readonly born: Values;
  readonly constants: {
    readonly class: Readonly<Record<string, StateValue | null>>;
    readonly instance: Readonly<Record<string, StateValue | null>>;
  };
  /** Listener forms that heard the connection open. */
  readonly listeners: readonly string[];
  readonly reached: readonly ReachedRecord[];
  readonly calls: readonly CallRecord[];
  readonly traces: readonly TraceRecord[];
  /** Events that end the process when they alone have no listener. */
  readonly fatalUnheard: readonly string[];
  readonly names: NamesRecord;
  /** By type name; empty where the implementation has no server. */
  readonly servers: Readonly<Record<string, ServerRecord>>;
}
