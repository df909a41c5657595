// Values that library rows speak of.
import type { Parameters, State, TypeRef } from '@socket-safety/libraries';
import { RANK } from './actions.ts';
import { chooseValue } from './choose.ts';
import { makePending } from './promises.ts';
import { run, tables } from './run.ts';
import { bear, socketClass } from './sockets.ts';
import type { SimulatedSocket } from './socket-state.ts';
import type { LibraryTable } from './tables.ts';
import { makers } from './makers.ts';

/** Finds the library that declares a type: this one, or one that its rows use. */
export function libraryOf(library: LibraryTable, type: string): LibraryTable {
  if (type in library.types) return library;
  for (const id of library.uses) {
    const used = findLibrary(id);
    if (used !== null && type in used.types) return used;
  }
  for (const id of library.uses) {
    const used = findLibrary(id);
    const further = used === null ? null : libraryOf(used, type);
    if (further !== null && type in further.types) return further;
  }
  return library;
}

export function findLibrary(id: string): LibraryTable | null {
  return tables().libraries.find((library) => library.id === id) ?? null;
}

/** Makes what a row says is handed over. */
export function makeReference(ref: TypeRef | null, library: LibraryTable, name: string): unknown {
  if (ref === null) return makers.unknownValue(name);
  if ('socket' in ref) {
    const owner = libraryOf(library, ref.socket);
    const socket = bear(owner, ref.socket, chooseState(ref.socket, ref.states));
    if (ref.served === true) socket.isLookedAfter = true;
    return socket.face;
  }
  if ('instance' in ref) return makeInstance(libraryOf(library, ref.instance), ref.instance);
  if ('tuple' in ref) return ref.tuple.map((element) => makeReference(element, library, name));
  if ('record' in ref)
    return Object.fromEntries(
      Object.entries(ref.record).map(([key, field]) => [key, makeReference(field, library, key)]),
    );
  if ('promise' in ref) return settledByWorld(name, () => makeReference(ref.promise, library, name));
  const listed = collect(ref, library);
  if ('set' in ref) return new Set(listed);
  if ('array' in ref) return listed;
  const entries = listed.map((element, at) => [`key ${at + 1}`, element] as const);
  return 'map' in ref ? new Map(entries) : Object.fromEntries(entries);
}

function makeInstance(library: LibraryTable, type: string): object {
  if (library.types[type]?.socket !== undefined) return new (socketClass(library, type))();
  return new (makers.instanceClass(library, type))();
}

function chooseState(name: string, states: readonly State[]): State {
  const [first = 'open'] = states;
  return states.length < 2 ? first : (states[chooseValue(name, states)] ?? first);
}

/** The sockets of the world that such a collection holds now. */
function collect(ref: TypeRef, library: LibraryTable): unknown[] {
  const element =
    'set' in ref
      ? ref.set
      : 'array' in ref
        ? ref.array
        : 'map' in ref
          ? ref.map
          : 'object' in ref
            ? ref.object
            : null;
  return element === null
    ? []
    : run()
        .sockets.filter((socket) => isListed(socket, element, library))
        .map(({ face }) => face);
}

export function isListed(socket: SimulatedSocket, element: TypeRef, library: LibraryTable): boolean {
  if (!('socket' in element) || socket.type !== element.socket) return false;
  if (socket.library !== libraryOf(library, element.socket)) return false;
  return element.states.includes(socket.state);
}

/** A promise that the world settles when it likes. */
export function settledByWorld(name: string, make: () => unknown): Promise<unknown> {
  const { promise, resolve } = makePending();
  run().offers.push({
    label: `${name} is there`,
    rank: RANK.settles,
    times: 1,
    perform: () => resolve(make()),
  });
  return promise;
}

/** The words that a function of the program has for its parameters. */
export function parameterNames(receiver: unknown): readonly string[] {
  if (typeof receiver !== 'function') return [];
  const text = Function.prototype.toString.call(receiver);
  // An async function is a wrapper around its own text, see `instrument.ts`.
  const list =
    /\(async \(([^)]*)\)/.exec(text)?.[1] ??
    /^[^(=]*\(([^)]*)\)/.exec(text)?.[1] ??
    /^(\w+) =>/.exec(text)?.[1];
  return (list ?? '').split(',').map((name) => name.trim());
}

/** Makes what a callback or a handler's method is handed, in order. */
export function makeParameters(parameters: Parameters, library: LibraryTable, receiver: unknown): unknown[] {
  const names = parameterNames(receiver);
  return parameters.map((ref, at) => makeReference(ref, library, names[at] ?? ''));
}
