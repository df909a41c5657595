import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { intersects, validRange } from 'semver';
import type { WebSocket as UndiciWebSocket } from 'undici';
import { describe, expect, test } from 'vitest';
import type WsWebSocket from 'ws';
import { template } from './_template.ts';
import * as index from './index.ts';
import { libraries, STATES, type Library, type SocketRow, type State, type TypeRef } from './index.ts';

const rows: readonly Library[] = [...libraries, template];
const sockets = rows.flatMap((library) =>
  Object.entries(library.types).flatMap(([type, { socket }]) =>
    socket === undefined ? [] : [[`${library.id} ${type}`, socket] as const],
  ),
);

describe('the list', () => {
  test('has every file, under the name of the file', () => {
    const files = readdirSync(dirname(fileURLToPath(import.meta.url)))
      .filter((file) => /^[a-z][a-z0-9-]*\.ts$/.test(file))
      .map((file) => file.slice(0, -'.ts'.length))
      .filter((name) => name !== 'index' && name !== 'schema');
    expect(libraries.map(({ id }) => id)).toEqual(files.sort());
    for (const { id } of libraries) {
      const name = id.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      expect(index).toHaveProperty(name);
    }
  });

  test('has one row for each version of a module', () => {
    for (const library of libraries) {
      const range = library.versions ?? '*';
      expect(validRange(range)).not.toBeNull();
      const rivals = libraries.filter(
        ({ id, modules, versions, onlyWith }) =>
          id !== library.id &&
          onlyWith === undefined &&
          library.onlyWith === undefined &&
          modules.some((module) => library.modules.includes(module)) &&
          intersects(range, versions ?? '*'),
      );
      expect(rivals.map(({ id }) => id)).toEqual([]);
    }
  });
});

describe.each(rows.map((library) => [library.id, library] as const))('%s', (_, library) => {
  const known = new Set([library, ...(library.uses ?? [])].flatMap(({ types }) => Object.keys(types)));

  test('names only types that it describes', () => {
    const members = Object.values(library.types).flatMap(({ statics }) => Object.values(statics ?? {}));
    const exported = [...Object.values(library.globals), ...Object.values(library.exports), ...members];
    const named = [
      ...exported.flatMap((row) => ('class' in row ? row.class : [])),
      ...library.declared.flatMap(({ type }) => type ?? []),
      ...refsOf(library).map((ref) => ('socket' in ref ? ref.socket : ref.instance)),
    ];
    expect(named.filter((type) => !known.has(type))).toEqual([]);
  });

  test('hands over sockets in states that they have', () => {
    for (const ref of refsOf(library)) {
      if (!('socket' in ref)) continue;
      const socket = [library, ...(library.uses ?? [])]
        .map(({ types }) => types[ref.socket])
        .find(Boolean)?.socket;
      expect(socket, ref.socket).toBeDefined();
      if (socket === undefined) continue;
      expect(ref.states).not.toEqual([]);
      expect(statesOf(socket)).toEqual(expect.arrayContaining([...ref.states]));
    }
  });
});

describe.each(sockets)('%s', (_, socket) => {
  const states = statesOf(socket);
  const methods = Object.entries(socket.methods);
  const events = Object.entries(socket.events);

  test('shows values in states that it has; a state left out proves nothing', () => {
    for (const values of Object.values(socket.properties)) {
      expect(states).toEqual(expect.arrayContaining(Object.keys(values)));
      expect(Object.keys(values)).not.toEqual([]);
    }
  });

  test('is checked by what only an open socket shows', () => {
    const { check } = socket;
    if (check === null) {
      // Nothing to ask: no property may be listed as if it told.
      expect(socket.properties).toEqual({});
      return;
    }
    const pairs = check.also === undefined ? [check] : [check, check.also];
    const open = states.filter((state) =>
      pairs.every(({ property, open: value }) => {
        const shown = socket.properties[property]?.[state];
        return shown === undefined || shown === value;
      }),
    );
    expect(open).toEqual(['open']);
  });

  test('calls nothing misleading that tells of a state', () => {
    const misleading = Object.entries(socket.misleading ?? {});
    for (const [property, reason] of misleading) {
      expect(Object.keys(socket.properties)).not.toContain(property);
      // A clause after a colon.
      expect(reason).toMatch(/^[a-z].*[^.]$/);
    }
  });

  test('has constants for values of its state', () => {
    const values = Object.values(socket.properties).flatMap((property) => Object.values(property));
    for (const constant of Object.values(socket.constants.values)) expect(values).toContain(constant);
    expect(Object.keys(socket.constants.values).length > 0).toBe(socket.constants.on.length > 0);
  });

  test('is born in a state that it has', () => {
    for (const state of Object.values(socket.birth)) expect(states).toContain(state);
  });

  test.each(methods)('%s says what it does in every state', (_, method) => {
    expect(Object.keys(method.outcome).sort()).toEqual([...states].sort());
    // What opens a socket has nothing to do on an open one.
    if (method.role !== 'open') expect(method.outcome.open).toEqual(['ok']);
    for (const outcomes of Object.values(method.outcome)) {
      expect(outcomes.length).toBeGreaterThan(0);
      expect(outcomes.length === 1 || !outcomes.includes('ok')).toBe(true);
      if (outcomes.includes('callback')) expect(method.callback).toBe('last');
      if (outcomes.includes('error-event')) expect(rolesOf(socket)).toContain('error');
    }
  });

  test.each(methods)('%s does something else with a callback, where it says so', (_, method) => {
    if (method.withCallback === undefined) return;
    expect(method.callback).toBe('last');
    for (const state of STATES) {
      const outcome = method.withCallback[state];
      if (outcome !== undefined) expect(outcome).not.toEqual(method.outcome[state]);
    }
  });

  test.each(methods)('%s moves the socket forward, and only by closing it', (_, method) => {
    const moves = Object.entries(method.becomes ?? {});
    for (const [before, after] of moves) {
      expect(states).toContain(before);
      expect(states).toContain(after);
      expect(STATES.indexOf(after)).toBeGreaterThan(STATES.findIndex((state) => state === before));
    }
    expect(moves.length > 0).toBe(method.role === 'close');
    expect(method.closeHandler !== undefined).toBe(method.role === 'close');
  });

  test.each(events)('%s is heard in states that the socket has', (_, event) => {
    expect(event.states).not.toEqual([]);
    expect(states).toEqual(expect.arrayContaining([...event.states]));
    if (event.afterOwnClose !== undefined) {
      expect(states).toContain(event.afterOwnClose);
      expect(event.states).not.toContain(event.afterOwnClose);
    }
    if (event.role === 'open') expect(event.states).toEqual(['open']);
    if (event.role === 'close') expect(event.states).not.toContain('open');
    if (event.last === true) expect(event.role).toBe('close');
    if (event.unheard !== undefined) expect(event.role).toBe('error');
  });
});

describe('declared types', () => {
  const require = createRequire(import.meta.url);
  const homes = [...(require.resolve.paths('ws') ?? []), dirname(require.resolve('typescript'))];

  const packageOf = (file: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? file;
  // Declarations of packages that are not installed here can't be read; the row's source is the word for them.
  const readable = libraries
    .flatMap(({ declared }) => declared)
    .filter(({ file }) => homes.some((home) => existsSync(join(home, packageOf(file)))));

  test.each(readable)('$file declares $name', ({ name, file }) => {
    const path = homes.map((home) => join(home, file)).find(existsSync);
    expect(path).toBeDefined();
    const text = readFileSync(path ?? '', 'utf8');
    expect(text).toMatch(new RegExp(String.raw`\b(class|interface|const|var) ${name}\b`));
  });
});

// Checked by the compiler: a misspelt member is a name that is not `never`.
none<Foreign<SocketOf<typeof index.ws>, WsWebSocket>>();
none<Foreign<SocketOf<typeof index.ws6>, WsWebSocket>>();
none<Foreign<SocketOf<typeof index.whatwg>, WebSocket>>();
none<Foreign<SocketOf<typeof index.whatwg>, UndiciWebSocket>>();
none<Exclude<keyof SocketOf<typeof index.whatwg>['events'], keyof WebSocketEventMap>>();

type SocketOf<Row extends { readonly types: { readonly WebSocket: { readonly socket: SocketRow } } }> =
  Row['types']['WebSocket']['socket'];

/** Names in a row that the class it speaks of doesn't have. */
type Foreign<Row extends SocketRow, Socket> = Exclude<
  keyof Row['methods'] | keyof Row['properties'] | keyof Row['constants']['values'],
  keyof Socket
>;

function none<Name extends never>(...names: readonly Name[]): void {
  expect(names).toEqual([]);
}

function statesOf({ methods }: SocketRow): readonly State[] {
  return STATES.filter((state) => Object.values(methods).some(({ outcome }) => state in outcome));
}

function rolesOf({ events }: SocketRow): readonly string[] {
  return Object.values(events).map(({ role }) => role);
}

type Leaf = Extract<TypeRef, { readonly socket: string } | { readonly instance: string }>;

/** Lists the types that a row's members hold, hand over and return. */
function refsOf(library: Library): readonly Leaf[] {
  const types = Object.values(library.types);
  const functions = [
    ...types.flatMap(({ methods }) => Object.values(methods ?? {})),
    ...Object.values(library.exports).flatMap((row) => ('function' in row ? row.function : [])),
  ];
  return [
    ...types.flatMap(({ properties }) => Object.values(properties ?? {})),
    ...types.flatMap(({ emits }) => Object.values(emits ?? {}).flat()),
    ...functions.flatMap(({ returns }) => returns ?? []),
    ...functions.flatMap(({ callbacks = [] }) => callbacks.flatMap(({ parameters }) => parameters)),
  ].flatMap((ref) => (ref === null ? [] : leavesOf(ref)));
}

function leavesOf(ref: TypeRef): readonly Leaf[] {
  if ('socket' in ref || 'instance' in ref) return [ref];
  if ('set' in ref) return leavesOf(ref.set);
  if ('map' in ref) return leavesOf(ref.map);
  if ('array' in ref) return leavesOf(ref.array);
  if ('object' in ref) return leavesOf(ref.object);
  if ('tuple' in ref) return ref.tuple.flatMap((part) => (part === null ? [] : leavesOf(part)));
  if ('record' in ref) return Object.values(ref.record).flatMap(leavesOf);
  return leavesOf(ref.promise);
}
