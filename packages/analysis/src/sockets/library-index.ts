// The library rows, turned around: from the names that a program writes to the types they mean.
import type { ExportRow, FunctionRow, Library, TypeRef, TypeRow } from '@socket-safety/libraries';
import { statesOf } from '../states.ts';
import type { NamedType } from './oracle.ts';
import type { Type } from './types.ts';

/** Finds types by the names of modules, globals and declarations. */
export interface LibraryIndex {
  readonly module: (specifier: string) => Library | null;
  readonly global: (name: string) => Type | null;
  readonly declared: (type: NamedType) => Type | null;
}

const built = new WeakMap<readonly Library[], LibraryIndex>();

/** Returns the index of a list of libraries; where two of them claim a name, the first has it. */
export function indexLibraries(libraries: readonly Library[]): LibraryIndex {
  const known = built.get(libraries) ?? buildIndex(libraries);
  built.set(libraries, known);
  return known;
}

function buildIndex(libraries: readonly Library[]): LibraryIndex {
  const modules = new Map<string, Library>();
  const globals = new Map<string, Type>();
  const declared = new Map<string, { file: string; type: Type }[]>();
  for (const library of libraries) {
    for (const specifier of library.modules) if (!modules.has(specifier)) modules.set(specifier, library);
    for (const [name, row] of Object.entries(library.globals))
      if (!globals.has(name)) globals.set(name, exportedType(library, row));
    for (const { name, file, type } of library.declared) {
      const known = declared.get(name) ?? [];
      const instance = instanceType(library, type);
      if (instance !== null) declared.set(name, [...known, { file, type: instance }]);
    }
  }
  return {
    module: (specifier) => modules.get(specifier) ?? null,
    global: (name) => globals.get(name) ?? null,
    declared: ({ name, file }) => declared.get(name)?.find((row) => file.endsWith(row.file))?.type ?? null,
  };
}

/** Returns what a name that a library exports means, or null. */
export function exportOf(library: Library, name: string): Type | null {
  const row = ownValue(library.exports, name);
  return row === undefined ? null : exportedType(library, row);
}

/** Returns the row of one of the library's types. */
export function typeRow(library: Library, name: string): TypeRow | null {
  return ownValue(library.types, name) ?? null;
}

/** Returns the type of an instance of a library's class, in any state that the outside can bring about. */
export function instanceType(library: Library, name: string): Type | null {
  const row = typeRow(library, name);
  if (row === null) return null;
  if (row.socket === undefined) return { kind: 'instance', library, name };
  const states = statesOf(...Object.values(row.socket.properties).flatMap((values) => stateNames(values)));
  return { kind: 'socket', library, name, row: row.socket, states };
}

/** Returns what `new X()` makes, in the state in which it is born. */
export function constructedType(library: Library, name: string): Type | null {
  const instance = instanceType(library, name);
  if (instance?.kind !== 'socket') return instance;
  const born = instance.row.birth.construct;
  return born === undefined ? instance : { ...instance, states: statesOf(born) };
}

/** Returns the type that a row refers to. */
export function referredType(library: Library, ref: TypeRef): Type | null {
  if ('instance' in ref) return instanceType(library, ref.instance);
  if ('set' in ref) return { kind: 'collection', of: 'set', element: referredType(library, ref.set) };
  if ('map' in ref) return { kind: 'collection', of: 'map', element: referredType(library, ref.map) };
  if ('array' in ref) return { kind: 'collection', of: 'array', element: referredType(library, ref.array) };
  if ('promise' in ref) return { kind: 'promise', of: referredType(library, ref.promise) };
  const instance = instanceType(library, ref.socket);
  return instance?.kind === 'socket' ? { ...instance, states: statesOf(...ref.states) } : instance;
}

/** Returns a static member of a class: another class, or null. */
export function staticOf(library: Library, className: string, member: string): Type | null {
  const row = ownValue(typeRow(library, className)?.statics ?? {}, member);
  return row === undefined ? null : exportedType(library, row);
}

/** Returns the row of a method that is no send, or of an exported function. */
export function functionRow(library: Library, typeName: string, method: string): FunctionRow | null {
  return ownValue(typeRow(library, typeName)?.methods ?? {}, method) ?? null;
}

/** Looks up a key that the record itself has; names come from programs and may be `constructor`. */
export function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function exportedType(library: Library, row: ExportRow): Type {
  return 'class' in row ? { kind: 'class', library, name: row.class } : { kind: 'record', field: () => null };
}

function stateNames(values: Readonly<Record<string, unknown>>) {
  return (['connecting', 'open', 'closing', 'closed'] as const).filter((state) =>
    Object.hasOwn(values, state),
  );
}
