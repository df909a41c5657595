// Rows whose names are wrong: what the check of names has to notice.
import type {
  ExportRow,
  FunctionRow,
  HandlerMethods,
  Library,
  SocketRow,
  TypeRow,
} from '@socket-safety/libraries';

/** Ends every wrong name, and no right one. */
export const WRONG = 'Misspelt';

/** Spells the members of everything that a row exports or hands over wrong. */
export function misspellMembers(library: Library): Library {
  const { exports, globals, types, classes = [] } = library;
  return {
    ...library,
    exports: mapValues(exports, withinExport),
    globals: mapValues(globals, withinExport),
    types: mapValues(types, withinType),
    classes: classes.map((row) => ({
      ...row,
      methods: renamed(row.methods),
      ...(row.decorators === undefined ? {} : { decorators: renamed(row.decorators) }),
      ...(row.parameters === undefined ? {} : { parameters: renamed(row.parameters) }),
    })),
  };
}

/** Spells the names wrong under which a row is imported. */
export function misspellExports(library: Library): Library {
  return { ...library, exports: renamed(library.exports), globals: renamed(library.globals), classes: [] };
}

function withinExport(row: ExportRow): ExportRow {
  if ('function' in row) {
    const { members } = row;
    return {
      function: withinFunction(row.function),
      ...(members === undefined ? {} : { members: renamed(members) }),
    };
  }
  return 'members' in row ? { members: renamed(row.members) } : row;
}

function withinType(row: TypeRow): TypeRow {
  const { socket, statics, properties, methods, handler, emits, construct } = row;
  return {
    ...row,
    ...(socket === undefined ? {} : { socket: withinSocket(socket) }),
    ...(statics === undefined ? {} : { statics: renamed(statics) }),
    ...(properties === undefined ? {} : { properties: renamed(properties) }),
    ...(methods === undefined ? {} : { methods: renamed(methods) }),
    ...(handler === undefined ? {} : { handler: renamed(handler) }),
    ...(emits === undefined ? {} : { emits: renamed(emits) }),
    ...(construct === undefined ? {} : { construct: withinFunction(construct) }),
  };
}

function withinSocket({ methods, properties, events, constants, ...rest }: SocketRow): SocketRow {
  return {
    ...rest,
    // The replay notices a wrong name by itself, and is not asked here.
    methods: renamed(mapValues(methods, (row) => ({ ...row, source: CITED }))),
    properties: renamed(properties),
    events: renamed(mapValues(events, (row) => ({ ...row, source: CITED }))),
    constants: { ...constants, values: renamed(constants.values) },
  };
}

const CITED = { citation: 'nothing' } as const;

function withinFunction({ callbacks, handlers, ...rest }: FunctionRow): FunctionRow {
  return {
    ...rest,
    ...(callbacks === undefined
      ? {}
      : {
          callbacks: callbacks.map(({ returns, ...row }) => ({
            ...row,
            ...(returns === undefined ? {} : { returns: renamed<HandlerMethods[string]>(returns) }),
          })),
        }),
    ...(handlers === undefined
      ? {}
      : { handlers: handlers.map((row) => ({ ...row, methods: renamed(row.methods) })) }),
  };
}

/** `isDestroyed()` → `isDestroyedMisspelt()` */
function renamed<Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name.replace(/(\(\))?$/, `${WRONG}$1`), value]),
  );
}

function mapValues<Value>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value) => Value,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
