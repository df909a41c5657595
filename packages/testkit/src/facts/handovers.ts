// Where a row says that the program is handed sockets: by name, the methods of handler objects and the callbacks that a
// library calls when it likes.
import type {
  CallbackRow,
  ExportRow,
  FunctionRow,
  HandlerMethods,
  Library,
  Parameters,
  SocketRow,
  State,
  TypeRef,
} from '@socket-safety/libraries';

/** A socket in the hands of a handler. */
export interface Handover {
  /** `onMessage`, `get()` for a callback of `get`, `@SubscribeMessage` for a method that is decorated so. */
  readonly name: string;
  /** Type of the row, or of one that it uses. */
  readonly type: string;
  /** Where among the arguments: `1`, or `0.websocket` in an object; null where the library finds the place. */
  readonly at: string | null;
  readonly states: readonly State[];
  readonly afterOwnClose?: State | undefined;
}

/** Lists every handover of a row. What a method hands to a callback within the call is part of that method. */
export function handoversOf({
  exports,
  globals,
  types,
  added,
  classes = [],
  handlers = [],
}: Library): readonly Handover[] {
  return [
    ...[exports, globals].flatMap(ofExports),
    ...Object.entries(types).flatMap(([type, { handler, called = [], methods, statics }]) => [
      ...ofMethods(handler ?? {}),
      ...ofParameters(type, called),
      ...ofFunctions(methods ?? {}),
      ...ofExports(statics ?? {}),
    ]),
    ...ofFunctions(added?.methods ?? {}),
    ...handlers.flatMap(({ methods }) => ofMethods(methods)),
    ...classes.flatMap(({ methods, decorators = {}, parameters = {} }) => [
      ...ofMethods(methods),
      ...Object.entries(decorators).flatMap(([name, given]) => ofParameters(`@${name}`, given)),
      ...Object.entries(parameters).flatMap(([name, ref]) => ofRef(`@${name}`, null, ref)),
    ]),
  ];
}

/** Finds the sockets of other rows that a row hands over. */
export function borrowedSockets(library: Library): readonly (readonly [type: string, row: SocketRow])[] {
  const types = new Set(handoversOf(library).map(({ type }) => type));
  return (library.uses ?? [])
    .flatMap((used) => Object.entries(used.types))
    .flatMap(([type, { socket }]) =>
      socket === undefined || type in library.types || !types.has(type) ? [] : [[type, socket] as const],
    );
}

/** Names the handovers of one type. */
export function handoverNamesOf(library: Library, type: string): readonly string[] {
  const own = handoversOf(library).filter((handover) => handover.type === type);
  return [...new Set(own.map(({ name }) => name))];
}

function ofExports(rows: Readonly<Record<string, ExportRow>>): readonly Handover[] {
  return Object.entries(rows).flatMap(([name, row]) => [
    ...('function' in row ? ofFunction(name, row.function) : []),
    ...('members' in row ? ofExports(row.members) : []),
  ]);
}

function ofFunctions(rows: Readonly<Record<string, FunctionRow>>): readonly Handover[] {
  return Object.entries(rows).flatMap(([name, row]) => ofFunction(name, row));
}

function ofFunction(name: string, { callbacks = [], handlers = [] }: FunctionRow): readonly Handover[] {
  return [
    ...callbacks.flatMap((callback) => ofCallback(name, callback)),
    ...handlers.flatMap(({ methods }) => ofMethods(methods)),
  ];
}

function ofCallback(name: string, { parameters, runs, returns = {} }: CallbackRow): readonly Handover[] {
  return [...(runs === 'later' ? ofParameters(`${name}()`, parameters) : []), ...ofMethods(returns)];
}

function ofMethods(methods: HandlerMethods): readonly Handover[] {
  return Object.entries(methods).flatMap(([name, parameters]) => ofParameters(name, parameters));
}

function ofParameters(name: string, parameters: Parameters): readonly Handover[] {
  return parameters.flatMap((ref, index) => (ref === null ? [] : ofRef(name, String(index), ref)));
}

function ofRef(name: string, at: string | null, ref: TypeRef): readonly Handover[] {
  if ('socket' in ref) {
    const { socket, states, afterOwnClose } = ref;
    return [{ name, at, type: socket, states, afterOwnClose }];
  }
  if (!('record' in ref)) return [];
  return Object.entries(ref.record).flatMap(([key, member]) =>
    ofRef(name, at === null ? key : `${at}.${key}`, member),
  );
}
