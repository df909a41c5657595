// Holds the names of a row against what the installed packages declare: that each export, member and event is there, and that
// what is handed over has the members which the row says it has. States are no part of declarations; the replay has those.
import type {
  CallbackRow,
  ClassRow,
  ExportRow,
  FunctionRow,
  HandlerMethods,
  HandlerRow,
  Library,
  Parameters,
  SocketRow,
  TypeRef,
  TypeRow,
} from '@socket-safety/libraries';
import type { TypeReader, Types } from './type-reader.ts';

/** Finds what stands behind the names of a library; empty where there is nothing of that name. */
export interface Scope {
  /** Names of modules that are installed with their declarations. */
  readonly modules: readonly string[];
  readonly global: (name: string) => Named;
  readonly exported: (module: string, name: string) => Named;
}

/** A name as a value, and as a type. */
export interface Named {
  readonly value: Types;
  readonly type: Types;
  /** It is a namespace, which may be neither. */
  readonly isNamespace: boolean;
  /** What stands in a namespace of this name. */
  readonly within: (name: string) => Named;
}

/**
 * | found      | the declarations                                        |
 * | ---------- | ------------------------------------------------------- |
 * | `declared` | have it                                                 |
 * | `absent`   | have what it should be part of, but not this            |
 * | `untyped`  | say `any`, or take any name                             |
 */
export type Found = 'declared' | 'absent' | 'untyped';

/** Finds the names of a row; what no declaration leads to is not among them. */
export function findDeclared(library: Library, scope: Scope, reader: TypeReader): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  const visited = new Map<string, Set<unknown>>();
  const { member, isUntyped } = reader;

  for (const [name, row] of Object.entries(library.globals))
    visitExport(`globals.${name}`, row, scope.global(name));
  for (const [name, row] of Object.entries(library.exports)) {
    // Modules of one row export different parts of it, and an older one may export less.
    const named = scope.modules.map((module) => scope.exported(module, name));
    if (scope.modules.length > 0) visitExport(`exports.${name}`, row, together(named));
  }
  for (const row of library.classes ?? []) visitOwnClass(row);
  return found;

  /** One place that has it is enough: overloads and parts of unions differ. */
  function note(cell: string, types: Types | null): Types {
    const seen: Found =
      types === null || types.length === 0 ? 'absent' : isUntyped(types) ? 'untyped' : 'declared';
    const before = found.get(cell);
    if (before !== 'declared' && !(before === 'untyped' && seen === 'absent')) found.set(cell, seen);
    return types ?? [];
  }

  function visitExport(cell: string, row: ExportRow, named: Named): void {
    const { value, type } = named;
    if (named.isNamespace) found.set(cell, 'declared');
    else note(cell, [...value, ...type]);
    if ('class' in row) {
      visitClass(row.class, named);
      visit(row.class, [...reader.instance(value), ...type]);
    } else if ('value' in row) visitRef(cell, row.value, value);
    else if ('function' in row) visitFunction(cell, row.function, value);
    if ('members' in row)
      for (const [name, inner] of Object.entries(row.members ?? {}))
        visitExport(`${cell}.${name}`, inner, memberOf(named, name));
  }

  function memberOf({ value, within }: Named, name: string): Named {
    const inner = within(name);
    return { ...inner, value: [...member(value, name), ...inner.value] };
  }

  function visitClass(name: string, named: Named): void {
    const { value } = named;
    const row = rowOf(name);
    if (row === undefined || freshOf(`class ${name}`, value).length === 0) return;
    for (const [key, inner] of Object.entries(row.statics ?? {}))
      visitExport(`${name}.statics.${key}`, inner, memberOf(named, key));
    if (row.socket?.constants.on.includes('class') === true)
      for (const constant of Object.keys(row.socket.constants.values))
        note(`${name}.constants.class.${constant}`, member(value, constant));
    for (const callback of row.construct?.callbacks ?? [])
      visitCallback(`${name}.construct`, callback, reader.constructed(value, callback.argument));
    for (const handler of row.construct?.handlers ?? [])
      visitHandler(`${name}.construct`, handler, reader.constructed(value, handler.argument));
  }

  /** A class of the user, which extends one of the library's; decorators are functions that a module exports. */
  function visitOwnClass({ extends: base, methods, decorators = {}, parameters = {} }: ClassRow): void {
    if (scope.modules.length === 0) return;
    const exported = (name: string): Named =>
      together(scope.modules.map((module) => scope.exported(module, name)));
    for (const name of [...Object.keys(decorators), ...Object.keys(parameters)])
      note(`classes.@${name}`, exported(name).value);
    if (base === null) return;
    const bases = Object.entries(library.exports).flatMap(([name, row]) =>
      'class' in row && row.class === base ? [exported(name)] : [],
    );
    visitMethods(`classes.${base}`, methods, [
      ...bases.flatMap(({ type }) => type),
      ...reader.instance(bases.flatMap(({ value }) => value)),
    ]);
  }

  /** An object that the row calls by this name of its types. */
  function visit(name: string, types: Types): void {
    const row = rowOf(name);
    if (row === undefined || types.length === 0 || isUntyped(types)) return;
    const fresh = freshOf(name, types);
    if (fresh.length === 0) return;
    if (row.socket !== undefined) visitSocket(name, row.socket, fresh);
    visitMembers(name, row, fresh);
  }

  /** Of what is generic one kind is enough, and some have no end of them. */
  function freshOf(name: string, types: Types): Types {
    const known = visited.get(name) ?? new Set();
    visited.set(name, known);
    const fresh = types.filter((type) => !known.has(kindOf(type)));
    for (const type of fresh) known.add(kindOf(type));
    return fresh;
  }

  function visitSocket(name: string, socket: SocketRow, types: Types): void {
    for (const method of Object.keys(socket.methods))
      note(`${name}.methods.${method}`, callable(member(types, method)));
    for (const property of [...Object.keys(socket.properties), ...Object.keys(socket.misleading ?? {})])
      note(`${name}.properties.${property}`, member(types, property));
    if (socket.constants.on.includes('instance') && socket.constants.undeclared !== true)
      for (const constant of Object.keys(socket.constants.values))
        note(`${name}.constants.instance.${constant}`, member(types, constant));
    for (const event of Object.keys(socket.events)) {
      const owner = event.split('.').slice(0, -1).join('.');
      const target = owner === '' ? types : member(types, owner);
      note(`${name}.events.${event}`, eventOf(socket, target, event.slice(owner.length && owner.length + 1)));
    }
  }

  function eventOf(row: Pick<SocketRow, 'listeners'>, types: Types, event: string): Types | null {
    const heard = handedBy(row, types, event, 0);
    // A listener may be handed nothing.
    return heard?.length === 0 ? types : heard;
  }

  function handedBy(
    { listeners }: Pick<SocketRow, 'listeners'>,
    types: Types,
    event: string,
    position: number,
  ): Types | null {
    if (!listeners.includes('event-object')) return reader.heard(types, event, position);
    const object = member(types, `on${event.charAt(0).toUpperCase()}${event.slice(1)}`);
    if (object.length === 0) return null;
    return reader.argument(reader.argument(member(object, 'addListener'), 0), position);
  }

  function callable(types: Types): Types {
    return reader.returned(types).length === 0 ? [] : types;
  }

  function visitMembers(name: string, row: TypeRow, types: Types): void {
    for (const [key, ref] of Object.entries(row.properties ?? {})) {
      const cell = `${name}.holds.${key}`;
      visitRef(cell, ref, note(cell, member(types, key)));
    }
    for (const [key, inner] of Object.entries(row.methods ?? {})) {
      const cell = `${name}.calls.${key}`;
      visitFunction(cell, inner, note(cell, callable(member(types, key))));
    }
    for (const [event, parameters] of Object.entries(row.emits ?? {})) {
      const cell = `${name}.emits.${event}`;
      const listening = row.socket ?? EMITTER;
      note(cell, eventOf(listening, types, event));
      visitParameters(cell, parameters, (position) => handedBy(listening, types, event, position) ?? []);
    }
    if (row.called !== undefined)
      visitParameters(`${name}.called`, row.called, (position) => reader.argument(types, position));
    visitMethods(`${name}.handler`, row.handler ?? {}, types);
    for (const event of row.ends?.events ?? []) note(`${name}.ends.${event}`, eventOf(EMITTER, types, event));
    for (const flag of row.ends?.flags ?? []) note(`${name}.ends.${flag}`, member(types, flag));
  }

  function visitFunction(cell: string, row: FunctionRow, value: Types): void {
    if (value.length === 0) return;
    if (row.returns !== undefined) visitRef(`${cell}.returns`, row.returns, reader.returned(value));
    for (const callback of row.callbacks ?? [])
      visitCallback(cell, callback, reader.argument(value, callback.argument));
    for (const handler of row.handlers ?? [])
      visitHandler(cell, handler, reader.argument(value, handler.argument));
  }

  function visitCallback(cell: string, { argument, parameters, returns }: CallbackRow, types: Types): void {
    const at = `${cell}.callbacks.${argument}`;
    note(at, callable(types));
    visitParameters(at, parameters, (position) => reader.argument(types, position));
    if (returns !== undefined) visitMethods(`${at}.returns`, returns, reader.settled(reader.returned(types)));
  }

  function visitHandler(cell: string, { path, methods, closes = [] }: HandlerRow, types: Types): void {
    const object = path.length === 0 ? types : member(types, path.join('.'));
    visitMethods(`${cell}.handlers`, methods, object);
    for (const method of closes) note(`${cell}.handlers.${method}`, member(object, method));
  }

  function visitMethods(cell: string, methods: HandlerMethods, types: Types): void {
    if (types.length === 0) return;
    for (const [method, parameters] of Object.entries(methods)) {
      const at = `${cell}.${method}`;
      const value = note(at, callable(member(types, method)));
      visitParameters(at, parameters, (position) => reader.argument(value, position));
    }
  }

  function visitParameters(cell: string, parameters: Parameters, typesAt: (position: number) => Types): void {
    for (const [position, ref] of parameters.entries())
      if (ref !== null) visitRef(`${cell}.${position}`, ref, note(`${cell}.${position}`, typesAt(position)));
  }

  function visitRef(cell: string, ref: TypeRef, types: Types): void {
    if (types.length === 0 || isUntyped(types)) return;
    if ('socket' in ref) visit(ref.socket, types);
    else if ('instance' in ref) visit(ref.instance, types);
    else if ('promise' in ref) visitRef(cell, ref.promise, reader.settled(types));
    else if ('set' in ref) visitRef(cell, ref.set, reader.held(types, 'set'));
    else if ('map' in ref) visitRef(cell, ref.map, reader.held(types, 'map'));
    else if ('array' in ref) visitRef(cell, ref.array, reader.held(types, 'array'));
    else if ('object' in ref) visitRef(cell, ref.object, reader.held(types, 'object'));
    else if ('tuple' in ref) {
      for (const [index, part] of ref.tuple.entries())
        if (part !== null) visitRef(cell, part, reader.at(types, index));
    } else
      for (const [name, field] of Object.entries(ref.record))
        visitRef(`${cell}.${name}`, field, note(`${cell}.${name}`, member(types, name)));
  }

  /** Of what a row borrows, this is where its own package hands it out: `reply.raw` of Fastify is Node's response. */
  function rowOf(name: string): TypeRow | undefined {
    return library.types[name] ?? library.uses?.find(({ types }) => name in types)?.types[name];
  }
}

function kindOf(type: Types[number]): unknown {
  return (
    type.aliasSymbol ?? (type.getSymbol() === undefined || type.isIntersection() ? type : type.getSymbol())
  );
}

function together(named: readonly Named[]): Named {
  return {
    value: named.flatMap(({ value }) => value),
    type: named.flatMap(({ type }) => type),
    isNamespace: named.some(({ isNamespace }) => isNamespace),
    within: (name) => together(named.map(({ within }) => within(name))),
  };
}

/** What is no socket emits as any emitter does. */
const EMITTER = { listeners: ['emitter'] } as const satisfies Pick<SocketRow, 'listeners'>;
