// What is known of a library, as plain data.
import {
  STATES,
  type EventRow,
  type Library,
  type MethodRow,
  type Outcome,
  type SocketRow,
  type Source,
  type State,
} from '@socket-safety/libraries';
import { birthsOf } from '@socket-safety/libraries/births';
import { libraryPageOf } from '../report/pages.ts';
import { familyStatesOf, printOpenCheck } from '@socket-safety/libraries/words';

/** A library. */
export interface LibraryAccount {
  readonly id: string;
  readonly modules: readonly string[];
  readonly globals: readonly string[];
  /** A range; null where every version is meant, or there are none. */
  readonly versions: string | null;
  /** How a program comes by a socket, with code in backticks. */
  readonly births: readonly { readonly way: string; readonly states: string }[];
  /** Libraries whose sockets it hands out. */
  readonly uses: readonly string[];
  readonly sockets: readonly SocketAccount[];
  readonly page: string;
}

/** One kind of socket. */
export interface SocketAccount {
  readonly type: string;
  readonly states: readonly State[];
  /** The expression that is true only for an open socket; null where none can be asked. */
  readonly openCheck: string | null;
  /** Properties that are read as checks. */
  readonly checks: readonly string[];
  /** What looks like a check and proves nothing, with the reason. */
  readonly misleading: Readonly<Record<string, string>>;
  readonly calls: readonly CallAccount[];
  readonly events: readonly EventAccount[];
}

export interface CallAccount {
  readonly name: string;
  readonly role: MethodRow['role'];
  readonly outcomes: Readonly<Partial<Record<State, readonly Outcome[]>>>;
  /** With a completion callback, where that makes a difference. */
  readonly withCallback?: Readonly<Partial<Record<State, readonly Outcome[]>>>;
  readonly source: SourceAccount;
}

export interface EventAccount {
  readonly name: string;
  /** Of the socket, as its handlers run. */
  readonly states: readonly State[];
  readonly endsProcessUnheard: boolean;
  readonly source: SourceAccount;
}

/** A claim was replayed against the installed library, or somebody else says so. */
export type SourceAccount =
  { readonly kind: 'replayed' } | { readonly kind: 'cited'; readonly citation: string };

/** Describes a library. */
export function describeLibrary(library: Library): LibraryAccount {
  const { id, modules, globals, versions = null, uses = [], types } = library;
  return {
    id,
    modules,
    globals: Object.keys(globals),
    versions,
    births: birthsOf(library).map(([way, states]) => ({ way, states })),
    uses: uses.map((used) => used.id),
    sockets: Object.entries(types).flatMap(([type, { socket }]) =>
      socket === undefined ? [] : [describeSocket(type, socket)],
    ),
    page: libraryPageOf(id),
  };
}

function describeSocket(type: string, socket: SocketRow): SocketAccount {
  const { properties, misleading = {}, methods, events } = socket;
  return {
    type,
    states: familyStatesOf(socket),
    openCheck: printOpenCheck(type, socket),
    checks: Object.keys(properties),
    misleading,
    calls: Object.entries(methods).map(([name, method]) => describeCall(name, method)),
    events: Object.entries(events).map(([name, event]) => describeEvent(name, event)),
  };
}

function describeCall(name: string, { role, outcome, withCallback, source }: MethodRow): CallAccount {
  const call = { name, role, outcomes: inOrder(outcome), source: describeSource(source) };
  return withCallback === undefined
    ? call
    : { ...call, withCallback: inOrder({ ...outcome, ...withCallback }) };
}

function inOrder(cells: MethodRow['outcome']): CallAccount['outcomes'] {
  return Object.fromEntries(
    STATES.flatMap((state) => (cells[state] === undefined ? [] : [[state, cells[state]]])),
  );
}

function describeEvent(name: string, { states, unheard, source }: EventRow): EventAccount {
  return { name, states, endsProcessUnheard: unheard !== undefined, source: describeSource(source) };
}

function describeSource(source: Source): SourceAccount {
  return 'replay' in source ? { kind: 'replayed' } : { kind: 'cited', citation: source.citation };
}
