// How a program comes by a socket of a library, with the states in which it can be then.
import type {
  CallbackRow,
  ExportRow,
  FunctionRow,
  HandlerMethods,
  Library,
  State,
  TypeRef,
  TypeRow,
} from '../schema.ts';

/** A way to a socket: `` `new WebSocket(…)` ``, with code in backticks, and the states in which it can be then. */
export type Birth = readonly [way: string, states: string];

/** Lists the ways to a socket that the rows tell of; none for a library that only types what others make. */
export function birthsOf(library: Library): readonly Birth[] {
  const seen = new Set<string>();
  return [...eachBirth(library)].filter((birth) => {
    const key = birth.join(': ');
    return !seen.has(key) && seen.add(key);
  });
}

function* eachBirth(library: Library): Generator<Birth> {
  const { types, classes = [], handlers = [], added = {}, shown = [] } = library;
  for (const rows of [library.globals, library.exports]) yield* ofExports(rows, '', types);
  for (const [name, type] of Object.entries(types)) yield* ofType(name, type);
  for (const { methods, decorators = {}, parameters = {} } of classes) {
    yield* ofHandlers(methods, 'a method of your class: ');
    yield* ofHandlers(decorators, 'a method decorated with ');
    for (const [name, type] of Object.entries(parameters)) yield* ofValue(`a parameter \`@${name}()\``, type);
  }
  for (const { methods } of handlers) yield* ofHandlers(methods, 'a method of what the file exports: ');
  for (const [name, row] of Object.entries(added.methods ?? {})) yield* ofFunction(`….${name}`, row);
  for (const [name, type] of Object.entries(added.properties ?? {})) yield* ofValue(`\`….${name}\``, type);
  for (const { methods, word, handed } of shown)
    for (const type of handed)
      yield* ofValue(`a parameter whose \`${methods.join('` or `')}\` is called with \`${word}\``, type);
}

function* ofExports(
  rows: Readonly<Record<string, ExportRow>>,
  within: string,
  types: Library['types'],
): Generator<Birth> {
  for (const [key, row] of Object.entries(rows)) {
    const name = key === 'default' && 'class' in row ? row.class : `${within}${key}`;
    if ('class' in row) {
      const type = types[row.class];
      const state = type?.socket?.birth.construct;
      if (state !== undefined) yield [`\`new ${name}(…)\``, state];
      for (const callback of type?.construct?.callbacks ?? []) yield* ofCallback(`new ${name}`, callback);
      for (const { methods } of type?.construct?.handlers ?? [])
        yield* ofHandlers(methods, `\`new ${name}\` calls `);
    } else if ('value' in row) yield* ofValue(`\`${name}\``, row.value);
    else if ('function' in row) yield* ofFunction(name, row.function);
    if ('members' in row && row.members !== undefined) yield* ofExports(row.members, `${name}.`, types);
  }
}

function* ofType(
  name: string,
  { properties = {}, methods = {}, emits = {}, called = [] }: TypeRow,
): Generator<Birth> {
  const owner = name.charAt(0).toLowerCase() + name.slice(1);
  for (const [key, type] of Object.entries(properties)) yield* ofValue(`\`${owner}.${key}\``, type);
  for (const [key, row] of Object.entries(methods)) yield* ofFunction(`${owner}.${key}`, row);
  for (const type of called) yield* ofValue(`a function written as \`${name}\``, type);
  for (const [event, parameters] of Object.entries(emits)) {
    for (const type of parameters) yield* ofValue(`\`${owner}.on('${event}', …)\``, type);
  }
}

function* ofFunction(
  name: string,
  { returns, callbacks = [], handlers = [] }: FunctionRow,
): Generator<Birth> {
  yield* ofValue(`\`${name}(…)\``, returns ?? null);
  for (const callback of callbacks) yield* ofCallback(name, callback);
  for (const { methods } of handlers) yield* ofHandlers(methods, `\`${name}\` calls `);
}

function* ofCallback(name: string, { parameters, returns = {} }: CallbackRow): Generator<Birth> {
  for (const type of parameters) yield* ofValue(`the callback of \`${name}(…)\``, type);
  yield* ofHandlers(returns, `what the callback of \`${name}\` returns has `);
}

function* ofHandlers(methods: HandlerMethods, before: string): Generator<Birth> {
  for (const [name, parameters] of Object.entries(methods)) {
    for (const type of parameters) yield* ofValue(`${before}\`${name}\``, type);
  }
}

function* ofValue(way: string, type: TypeRef | null): Generator<Birth> {
  for (const states of statesIn(type)) yield [way, states.join(' or ')];
}

/** The states of the sockets in a value, whatever holds them. */
function* statesIn(type: TypeRef | null): Generator<readonly State[]> {
  if (type === null || 'instance' in type) return;
  if ('socket' in type) yield type.states;
  else if ('tuple' in type) for (const part of type.tuple) yield* statesIn(part);
  else if ('record' in type) for (const part of Object.values(type.record)) yield* statesIn(part);
  else if ('set' in type) yield* statesIn(type.set);
  else if ('map' in type) yield* statesIn(type.map);
  else if ('array' in type) yield* statesIn(type.array);
  else if ('object' in type) yield* statesIn(type.object);
  else yield* statesIn(type.promise);
}
