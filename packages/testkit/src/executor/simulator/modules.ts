// What `import` and global names give the program: exports of library rows, a few modules of Node, stand-ins for the rest.
import type { ExportRow } from '@socket-safety/libraries';
import { EventEmitter, once } from './emitter.ts';
import { randomUUID } from './globals.ts';
import { callFunction } from './functions.ts';
import { instanceClass } from './instances.ts';
import { libraryOf, makeReference } from './references.ts';
import { tables } from './run.ts';
import { socketClass } from './sockets.ts';
import type { LibraryTable } from './tables.ts';
import { unknownValue } from './values.ts';

/** Answers `require`. */
export function requireModule(specifier: string): unknown {
  const own = OWN[specifier.replace(/^node:/, '')];
  const exported = exportsOf(specifier);
  const known = own === undefined ? exported : { ...own(), ...exported };
  if (Object.keys(known).length > 0) return asModule({ ...missing(specifier, known), ...known });
  return unknownModule();
}

/** What the program imports of a known module and no row speaks of. */
function missing(specifier: string, known: object): Record<string, unknown> {
  const names = tables().imports[specifier] ?? [];
  return Object.fromEntries(
    names
      .filter((name) => name !== '*' && name !== 'default' && !(name in known))
      .map((name) => [name, unknownValue(name)]),
  );
}

function exportsOf(specifier: string): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const library of tables().libraries) {
    if (!library.modules.includes(specifier)) continue;
    for (const [name, row] of Object.entries(library.exports)) found[name] ??= makeExport(row, library);
  }
  return found;
}

/** A module whose default export is a class or function is that, with its other exports as members. */
function asModule(exported: Record<string, unknown>): unknown {
  const { default: main } = exported;
  const module: object = typeof main === 'function' ? main : {};
  const define = (name: string, value: unknown) => {
    if (!Object.hasOwn(module, name) || Object.getOwnPropertyDescriptor(module, name)?.configurable === true)
      Object.defineProperty(module, name, { value, configurable: true, enumerable: name !== '__esModule' });
  };
  for (const [name, value] of Object.entries(exported)) if (name !== 'name') define(name, value);
  define('default', main ?? module);
  define('__esModule', true);
  return module;
}

const made = new WeakMap<object, unknown>();

/** Makes what a row says that a module exports, once. */
export function makeExport(row: ExportRow, library: LibraryTable): unknown {
  if ('class' in row) return classFor(library, row.class);
  if ('value' in row) return makeReference(row.value, library, 'value');
  let value = made.get(row);
  if (value !== undefined && 'function' in row) return value;
  if ('function' in row) {
    value = function (this: object | undefined, ...given: unknown[]) {
      return callFunction(row.function, this, given, library);
    };
  } else value = {};
  made.set(row, value);
  for (const [name, member] of Object.entries(row.members ?? {}))
    Object.defineProperty(value, name, {
      configurable: true,
      enumerable: true,
      get: () => makeExport(member, library),
    });
  return value;
}

const prepared = new WeakSet<object>();

function classFor(library: LibraryTable, name: string): unknown {
  const owner = libraryOf(library, name);
  const type = owner.types[name];
  const found = type?.socket === undefined ? instanceClass(owner, name) : socketClass(owner, name);
  if (!prepared.has(found)) {
    prepared.add(found);
    for (const [key, row] of Object.entries(type?.statics ?? {}))
      Object.defineProperty(found, key, {
        configurable: true,
        enumerable: true,
        get: () => makeExport(row, owner),
      });
  }
  return found;
}

const before = new Map<string, unknown>();

/** Takes the names of the program before out of the scope again. */
export function restoreGlobals(scope: Record<string, unknown>): void {
  for (const [name, value] of before) {
    if (value === undefined) Reflect.deleteProperty(scope, name);
    else scope[name] = value;
  }
  before.clear();
}

/** Puts the global names of libraries into a scope, those of the first library that has one. */
export function defineGlobals(scope: Record<string, unknown>): void {
  const names = new Set<string>();
  for (const library of tables().libraries)
    for (const [name, row] of Object.entries(library.globals)) {
      if (names.has(name)) continue;
      names.add(name);
      const known: unknown = scope[name];
      before.set(name, known);
      const value = makeExport(row, library);
      if (typeof known === 'object' && known !== null && typeof value === 'object' && value !== null)
        mixIn(value, known);
      scope[name] = value;
    }
}

function mixIn(target: object, members: object): void {
  for (const [name, value] of Object.entries(members))
    if (!(name in target)) Object.defineProperty(target, name, { value, configurable: true, writable: true });
}

function unknownModule(): object {
  return new Proxy(
    {},
    {
      get: (_, name) =>
        name === '__esModule' ? true : typeof name === 'string' ? unknownValue(name) : undefined,
      has: () => true,
    },
  );
}

const pass = (value: unknown): unknown => value;

/** Modules that many programs use and that hold no socket. */
const OWN: Readonly<Record<string, () => Record<string, unknown>>> = {
  events: () => Object.assign({ default: EventEmitter, EventEmitter, once }),
  'timers/promises': () => ({
    setTimeout: (delayMs: number, value: unknown) => later(delayMs, value),
    setImmediate: (value: unknown) => later(0, value),
  }),
  crypto: () => ({ randomUUID }),
  util: () => ({ promisify: pass, inspect: String }),
  process: () => {
    const process = Reflect.get(globalThis, 'process') as object;
    return { ...process, default: process };
  },
  react: () => {
    const hooks = {
      useRef: (current: unknown) => ({ current }),
      useEffect: runEffect,
      useLayoutEffect: runEffect,
      useCallback: pass,
      useMemo: (make: () => unknown) => make(),
      useState: (first: unknown) => [
        typeof first === 'function' ? (first as () => unknown)() : first,
        () => undefined,
      ],
    };
    return { default: hooks, ...hooks };
  },
};

function runEffect(effect: () => unknown): void {
  effect();
}

function later(delayMs: number, value: unknown): unknown {
  const { setTimeout: start } = globalThis as unknown as {
    setTimeout: (task: () => void, ms: number) => void;
  };
  return new Promise((resolve) => start(() => resolve(value), delayMs));
}
