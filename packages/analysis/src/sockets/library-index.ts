// The library rows, turned around: from the names that a program writes to the types they mean.
import type {
  ClassRow,
  ExportedHandlerRow,
  ExportRow,
  FunctionRow,
  Library,
  Parameters,
  ShownRow,
  SocketRow,
  State,
  StateValue,
  TypeRef,
  TypeRow,
} from '@socket-safety/libraries';
import { STATES } from '@socket-safety/libraries';
import { canBe, statesOf, type StateSet } from '../states.ts';
import { isDeclaredIn, isImportedFrom } from './declaring-file.ts';
import type { NamedType } from './oracle.ts';
import type { Grade, Type } from './types.ts';

/** Finds types by the names of modules, globals and declarations. */
export interface LibraryIndex {
  readonly module: (specifier: string) => Library | null;
  readonly global: (name: string) => Type | null;
  /** Null for a type of no library; `no socket` for one that a library denies. */
  readonly declared: (type: Pick<NamedType, 'name' | 'files'>) => Type | 'no socket' | null;
  /** As `declared`, for types that a library declares itself: those of a runtime do not say which protocol is spoken. */
  readonly declaredItself: (type: Pick<NamedType, 'name' | 'files'>) => Type | 'no socket' | null;
  /** The class of this name that a module exports, or the file itself declares (null), known by its declaration alone. */
  readonly named: (name: string, module: string | null) => Type | null;
  /** What libraries add to objects of other libraries, by name; `probable`, since the name is all that speaks for it. */
  readonly added: (name: string) => Type | null;
  /** What a listener is handed that no other event of this name hands over, by library. */
  readonly ownEvent: (
    event: string,
  ) => readonly { readonly library: Library; readonly parameters: Parameters }[];
  /** Tells whether any socket has a method or property of this name, itself or in a part of it; those that mislead count too. */
  readonly isMember: (name: string) => boolean;
  /** Rows on classes of the user, each with its library. */
  readonly classes: readonly { readonly library: Library; readonly row: ClassRow }[];
  /** Calls that say what they are made on, each with its library. */
  readonly shown: readonly { readonly library: Library; readonly row: ShownRow }[];
  /** Rows on objects that a file exports, each with its library. */
  readonly handlers: readonly { readonly library: Library; readonly row: ExportedHandlerRow }[];
}

/** Node's declarations: its response is a socket only in a file that streams events. */
const OF_RUNTIME = /\/@types\/node\//;

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
  const declared = new Map<string, { file: string; type: Type | 'no socket' }[]>();
  for (const library of libraries) {
    for (const specifier of library.modules) if (!modules.has(specifier)) modules.set(specifier, library);
    for (const [name, row] of Object.entries(library.globals)) {
      const type = globals.has(name) ? null : exportedType(library, row);
      if (type !== null) globals.set(name, type);
    }
    for (const { name, file, type } of library.declared) {
      const instance = type === null ? 'no socket' : instanceType(library, type);
      if (instance !== null) declared.set(name, [...(declared.get(name) ?? []), { file, type: instance }]);
    }
  }
  const members = memberNames(libraries);
  const findDeclared: LibraryIndex['declared'] = ({ name, files }) =>
    declared.get(name)?.find((row) => files.some((file) => isDeclaredIn(file, row.file)))?.type ?? null;
  return {
    module: (specifier) => modules.get(specifier) ?? null,
    global: (name) => globals.get(name) ?? null,
    declared: findDeclared,
    declaredItself: ({ name, files }) =>
      findDeclared({ name, files: files.filter((file) => !OF_RUNTIME.test(file)) }),
    named: (name, module) => {
      const type = declared.get(name)?.find(({ file }) => isImportedFrom(module, file))?.type;
      if (type === undefined || type === 'no socket') return null;
      return type.kind === 'socket' || type.kind === 'instance'
        ? { kind: 'class', library: type.library, name: type.name }
        : null;
    },
    added: (name) => {
      for (const library of libraries) {
        const method = ownValue(library.added?.methods ?? {}, name);
        if (method !== undefined) return { kind: 'function', library, row: method, grade: 'probable' };
        const ref = ownValue(library.added?.properties ?? {}, name);
        if (ref !== undefined) return referredType(library, ref, 'probable');
      }
      return null;
    },
    ownEvent: (event) =>
      libraries.flatMap((library) => {
        const parameters = ownValue(library.ownEvents ?? {}, event);
        return parameters === undefined ? [] : [{ library, parameters }];
      }),
    isMember: (name) => members.has(name),
    classes: libraries.flatMap((library) => (library.classes ?? []).map((row) => ({ library, row }))),
    shown: libraries.flatMap((library) => (library.shown ?? []).map((row) => ({ library, row }))),
    handlers: libraries.flatMap((library) => (library.handlers ?? []).map((row) => ({ library, row }))),
  };
}

/** `webContents.send` and `isPaused()` are the members `send` and `isPaused`. */
function memberNames(libraries: readonly Library[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { types, uses = [] } of libraries) {
    for (const { socket } of Object.values(types)) {
      if (socket === undefined) continue;
      const { methods, properties, misleading = {} } = socket;
      for (const name of Object.keys({ ...methods, ...properties, ...misleading }))
        names.add(name.slice(name.lastIndexOf('.') + 1).replace(/\(\)$/, ''));
    }
    for (const name of memberNames(uses)) names.add(name);
  }
  return names;
}

/** Returns what a name that a library exports means, or null. */
export function exportOf(library: Library, name: string): Type | null {
  const row = ownValue(library.exports, name);
  return row === undefined ? null : exportedType(library, row);
}

/** Returns what an export row means; null where it names no type of the library. */
export function exportedType(library: Library, row: ExportRow): Type | null {
  if ('class' in row) return { kind: 'class', library, name: row.class };
  if ('value' in row) return referredType(library, row.value, 'certain');
  if ('function' in row) {
    const type = { kind: 'function', library, row: row.function, grade: 'certain' } as const;
    return row.members === undefined ? type : { ...type, members: row.members };
  }
  const { members } = row;
  return {
    kind: 'record',
    field: (name) => {
      const member = ownValue(members, name);
      return member === undefined ? null : exportedType(library, member);
    },
  };
}

/** Returns the row of one of the library's types, or of one that it uses, with the library that has it. */
export function findType(
  library: Library,
  name: string,
): { readonly library: Library; readonly row: TypeRow } | null {
  const row = ownValue(library.types, name);
  if (row !== undefined) return { library, row };
  for (const used of library.uses ?? []) {
    const found = findType(used, name);
    if (found !== null) return found;
  }
  return null;
}

/** Returns the row of one of the library's types. */
export function typeRow(library: Library, name: string): TypeRow | null {
  return findType(library, name)?.row ?? null;
}

/** Returns the type of an instance of a library's class, in any state that the family has. */
export function instanceType(library: Library, name: string): Type | null {
  const found = findType(library, name);
  if (found === null) return null;
  const { row } = found;
  if (row.socket === undefined) return { kind: 'instance', library: found.library, name, grade: 'certain' };
  return {
    kind: 'socket',
    library: found.library,
    name,
    row: row.socket,
    states: familyStates(row.socket),
    grade: 'certain',
  };
}

const families = new WeakMap<SocketRow, StateSet>();

/** Returns the states that sockets of a row have at all. */
export function familyStates(row: SocketRow): StateSet {
  const known = families.get(row);
  if (known !== undefined) return known;
  const methods = Object.values(row.methods);
  const states = statesOf(
    ...STATES.filter((state) => methods.some(({ outcome }) => Object.hasOwn(outcome, state))),
  );
  families.set(row, states);
  return states;
}

/** Lists what a state expression can be in a state; null where the row leaves that open. */
export function valuesWhile(state: State, property: string, row: SocketRow): readonly StateValue[] | null {
  const value = ownValue(row.properties, property)?.[state];
  return value === undefined ? (ownValue(row.varying ?? {}, property)?.[state] ?? null) : [value];
}

/** Tells whether the world outside closes such a socket without a time in which it is closing. */
export function closesAtOnce(row: SocketRow): boolean {
  return row.outside?.open?.includes('closing') === false || !canBe(familyStates(row), 'closing');
}

/** Returns what `new X()` makes, in the state in which it is born. */
export function constructedType(library: Library, name: string): Type | null {
  const instance = instanceType(library, name);
  if (instance?.kind !== 'socket') return instance;
  const born = instance.row.birth.construct;
  return born === undefined ? instance : { ...instance, states: statesOf(born) };
}

/** Returns the type that a row refers to; it is known as well as what refers to it. */
export function referredType(library: Library, ref: TypeRef, grade: Grade): Type | null {
  const read = (part: TypeRef) => referredType(library, part, grade);
  if ('instance' in ref) return graded(instanceType(library, ref.instance), grade);
  if ('set' in ref) return { kind: 'collection', of: 'set', element: read(ref.set) };
  if ('map' in ref) return { kind: 'collection', of: 'map', element: read(ref.map) };
  if ('array' in ref) return { kind: 'collection', of: 'array', element: read(ref.array) };
  if ('object' in ref) return { kind: 'collection', of: 'object', element: read(ref.object) };
  if ('promise' in ref) return { kind: 'promise', of: read(ref.promise) };
  if ('tuple' in ref)
    return { kind: 'tuple', elements: ref.tuple.map((part) => (part === null ? null : read(part))) };
  if ('record' in ref) {
    const { record } = ref;
    return {
      kind: 'record',
      field: (name) => {
        const field = ownValue(record, name);
        return field === undefined ? null : read(field);
      },
    };
  }
  const instance = graded(instanceType(library, ref.socket), grade);
  if (instance?.kind !== 'socket') return instance;
  const { states, afterOwnClose, served } = ref;
  return {
    ...instance,
    states: statesOf(...states),
    ...(afterOwnClose === undefined ? {} : { afterOwnClose }),
    ...(served === undefined ? {} : { served }),
  };
}

/** Says of an instance how it is known. */
export function graded(instance: Type | null, grade: Grade): Type | null {
  return instance?.kind === 'socket' || instance?.kind === 'instance' ? { ...instance, grade } : instance;
}

/** Returns a static member of a class: another class, or null. */
export function staticOf(library: Library, className: string, member: string): Type | null {
  const row = ownValue(typeRow(library, className)?.statics ?? {}, member);
  return row === undefined ? null : exportedType(library, row);
}

/** Returns the row of a method that is neither a send nor a close. */
export function functionRow(library: Library, typeName: string, method: string): FunctionRow | null {
  return ownValue(typeRow(library, typeName)?.methods ?? {}, method) ?? null;
}

/** Looks up a key that the record itself has; names come from programs and may be `constructor`. */
export function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
