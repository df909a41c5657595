// Where a row names types: in what it exports, hands over, holds and declares.
import type {
  CallbackRow,
  ExportRow,
  FunctionRow,
  HandlerMethods,
  Library,
  Parameters,
  TypeRef,
  TypeRow,
} from '@socket-safety/libraries';
import type { Path } from './problem.ts';

/** A type that a row names. `ref` is there where it is said in which states it is handed over. */
export interface NamedTypeUse {
  readonly path: Path;
  readonly name: string;
  readonly ref: Extract<TypeRef, { readonly socket: string }> | null;
}

/** Lists every use of a type's name in a row; what its `uses` name is theirs. */
export function* namedTypes(library: Library): Generator<NamedTypeUse> {
  yield* inExports(library.globals, ['globals']);
  yield* inExports(library.exports, ['exports']);
  for (const [name, row] of Object.entries(library.types)) yield* inType(row, ['types', name]);
  for (const [index, { type }] of library.declared.entries())
    if (type !== null) yield { path: ['declared', index, 'type'], name: type, ref: null };
  yield* inMethods(library.ownEvents, ['ownEvents']);
  yield* inFunctions(library.added?.methods, ['added', 'methods']);
  yield* inRecord(library.added?.properties, ['added', 'properties']);
  for (const [index, { handed }] of (library.shown ?? []).entries())
    yield* inParameters(handed, ['shown', index, 'handed']);
  for (const [index, row] of (library.classes ?? []).entries()) {
    const path = ['classes', index];
    yield* inMethods(row.methods, [...path, 'methods']);
    yield* inMethods(row.decorators, [...path, 'decorators']);
    yield* inRecord(row.parameters, [...path, 'parameters']);
  }
  for (const [index, { methods }] of (library.handlers ?? []).entries())
    yield* inMethods(methods, ['handlers', index, 'methods']);
}

function* inExports(
  rows: Readonly<Record<string, ExportRow>> | undefined,
  path: Path,
): Generator<NamedTypeUse> {
  for (const [name, row] of Object.entries(rows ?? {})) {
    const at = [...path, name];
    if ('class' in row) yield { path: [...at, 'class'], name: row.class, ref: null };
    else if ('value' in row) yield* inRef(row.value, [...at, 'value']);
    else {
      if ('function' in row) yield* inFunction(row.function, [...at, 'function']);
      yield* inExports(row.members, [...at, 'members']);
    }
  }
}

function* inType(row: TypeRow, path: Path): Generator<NamedTypeUse> {
  if (row.construct !== undefined) yield* inFunction(row.construct, [...path, 'construct']);
  yield* inExports(row.statics, [...path, 'statics']);
  yield* inRecord(row.properties, [...path, 'properties']);
  yield* inFunctions(row.methods, [...path, 'methods']);
  yield* inMethods(row.handler, [...path, 'handler']);
  yield* inParameters(row.called ?? [], [...path, 'called']);
  yield* inMethods(row.emits, [...path, 'emits']);
  if (row.ends !== undefined) yield { path: [...path, 'ends', 'of'], name: row.ends.of, ref: null };
}

function* inFunctions(
  rows: Readonly<Record<string, FunctionRow>> | undefined,
  path: Path,
): Generator<NamedTypeUse> {
  for (const [name, row] of Object.entries(rows ?? {})) yield* inFunction(row, [...path, name]);
}

function* inFunction(row: FunctionRow, path: Path): Generator<NamedTypeUse> {
  if (row.returns !== undefined) yield* inRef(row.returns, [...path, 'returns']);
  for (const [index, callback] of (row.callbacks ?? []).entries())
    yield* inCallback(callback, [...path, 'callbacks', index]);
  for (const [index, { methods }] of (row.handlers ?? []).entries())
    yield* inMethods(methods, [...path, 'handlers', index, 'methods']);
}

function* inCallback({ parameters, returns }: CallbackRow, path: Path): Generator<NamedTypeUse> {
  yield* inParameters(parameters, [...path, 'parameters']);
  yield* inMethods(returns, [...path, 'returns']);
}

function* inMethods(methods: HandlerMethods | undefined, path: Path): Generator<NamedTypeUse> {
  for (const [name, parameters] of Object.entries(methods ?? {}))
    yield* inParameters(parameters, [...path, name]);
}

function* inRecord(refs: Readonly<Record<string, TypeRef>> | undefined, path: Path): Generator<NamedTypeUse> {
  for (const [name, ref] of Object.entries(refs ?? {})) yield* inRef(ref, [...path, name]);
}

function* inParameters(parameters: Parameters, path: Path): Generator<NamedTypeUse> {
  for (const [index, ref] of parameters.entries()) if (ref !== null) yield* inRef(ref, [...path, index]);
}

function* inRef(ref: TypeRef, path: Path): Generator<NamedTypeUse> {
  if ('socket' in ref) yield { path: [...path, 'socket'], name: ref.socket, ref };
  else if ('instance' in ref) yield { path: [...path, 'instance'], name: ref.instance, ref: null };
  else if ('tuple' in ref) yield* inParameters(ref.tuple, [...path, 'tuple']);
  else if ('record' in ref) yield* inRecord(ref.record, [...path, 'record']);
  else if ('set' in ref) yield* inRef(ref.set, [...path, 'set']);
  else if ('map' in ref) yield* inRef(ref.map, [...path, 'map']);
  else if ('array' in ref) yield* inRef(ref.array, [...path, 'array']);
  else if ('object' in ref) yield* inRef(ref.object, [...path, 'object']);
  else yield* inRef(ref.promise, [...path, 'promise']);
}
