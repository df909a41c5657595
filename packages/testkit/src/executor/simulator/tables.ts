// What the host tells the simulation about a program. Plain data: it crosses into the program's own context as JSON.
import type { Library } from '@socket-safety/libraries';

/** A call of the program, by number. */
export interface CallEntry {
  /** Where the call starts, counted from 1. */
  readonly line: number;
  /** `send` */
  readonly name: string;
  /** Nobody looks at what the call returns. */
  readonly discarded: boolean;
  /** The last argument is a callback that does not look at its first parameter. */
  readonly ignoresError: boolean;
  /** Numbers of the loops whose text holds the call. */
  readonly loops: readonly number[];
}

/** A loop of the program, by number. */
export interface LoopEntry {
  readonly line: number;
}

/**
 * How to make a value that the program is handed. `name` is the word the program has for it; equal words make equal strings.
 */
export type Spec =
  | { readonly kind: 'socket'; readonly library: string; readonly type: string }
  | { readonly kind: 'instance'; readonly library: string; readonly type: string }
  | { readonly kind: 'array' | 'set' | 'iterator'; readonly of: Spec }
  | { readonly kind: 'map' | 'object'; readonly key: Spec; readonly of: Spec }
  | { readonly kind: 'tuple'; readonly of: readonly Spec[] }
  | { readonly kind: 'record'; readonly name: string; readonly fields: Readonly<Record<string, Spec>> }
  /** A named type of the program, by its place in `types`: records can hold themselves. */
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'promise'; readonly of: Spec }
  /** `AsyncIterable<string>` */
  | { readonly kind: 'stream'; readonly of: Spec }
  | {
      readonly kind: 'function';
      readonly name: string;
      readonly parameters: readonly Spec[];
      readonly returns: Spec;
    }
  | { readonly kind: 'string' | 'number' | 'boolean' | 'error'; readonly name: string }
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'undefined' }
  /** One of these; the first that is not empty when all goes well. */
  | { readonly kind: 'choice'; readonly name: string; readonly of: readonly Spec[] }
  /** An instance of a class of the program. */
  | { readonly kind: 'local'; readonly class: string };

/** What the world can call in a program. */
export type EntryPoint =
  | { readonly kind: 'function'; readonly name: string; readonly parameters: readonly Spec[] }
  | {
      readonly kind: 'class';
      readonly name: string;
      /** Of the constructor. */
      readonly parameters: readonly Spec[];
      readonly methods: readonly { readonly name: string; readonly parameters: readonly Spec[] }[];
      /** The library that calls the methods, and its row's place in `classes`. */
      readonly row: { readonly library: string; readonly index: number } | null;
    }
  /** Methods of an object that the file exports. */
  | {
      readonly kind: 'object';
      readonly name: string;
      readonly methods: readonly { readonly name: string; readonly parameters: readonly Spec[] }[];
    };

/** A library without its links to others, which are ids here. */
export type LibraryTable = Omit<Library, 'uses'> & {
  readonly uses: readonly string[];
};

export interface Tables {
  readonly calls: readonly CallEntry[];
  readonly loops: readonly LoopEntry[];
  /** Specs of declared functions and values, and of collections that start empty, by number. */
  readonly specs: readonly Spec[];
  readonly types: Readonly<Record<string, Spec>>;
  readonly entries: readonly EntryPoint[];
  /** What each name is used as, for names that nobody declares: members of what unknown modules hand out. */
  readonly usage: Readonly<Record<string, Spec>>;
  readonly libraries: readonly LibraryTable[];
  /** Errors come to sockets that nobody listens to as well. */
  readonly bringsUnheardErrors: boolean;
  /** Names that the program imports, by module. */
  readonly imports: Readonly<Record<string, readonly string[]>>;
  /** Members that the program reads of sockets and never sets. */
  readonly fields: readonly string[];
  /** Names of the methods that the program calls. */
  readonly called: readonly string[];
}
