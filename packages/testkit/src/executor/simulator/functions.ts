// Functions, methods and constructors of libraries that are no calls on a socket's state: they take callbacks and handler
// objects, and hand out values.
import type { CallbackRow, FunctionRow, HandlerMethods, Parameters, TypeRef } from '@socket-safety/libraries';
import { RANK } from './actions.ts';
import { listen } from './emitter.ts';
import { enter } from './failing.ts';
import { linkEnds } from './instances.ts';
import { track } from './promises.ts';
import { libraryOf, makeParameters, makeReference, parameterNames } from './references.ts';
import { count, run } from './run.ts';
import { setState } from './ends.ts';
import { lookAfter, socketBehind } from './socket-state.ts';
import type { LibraryTable } from './tables.ts';
import { bear } from './sockets.ts';

/** How often the world calls a callback that it was given for good. */
const TIMES = 2;

/** Calls a function of a library; `made` is what a constructor makes. */
export function callFunction(
  row: FunctionRow,
  self: object | undefined,
  given: readonly unknown[],
  library: LibraryTable,
  made?: object,
): unknown {
  for (const one of given) lookAfter(one);
  const result = made ?? (row.returns === undefined ? undefined : returned(row.returns, self, library));
  if (row.opens !== undefined) {
    const socket = socketBehind(given[row.opens]);
    if (socket !== null) setState(socket, 'open');
  }
  for (const callback of row.callbacks ?? []) takeCallback(callback, { given, self, result, library });
  for (const { argument, path, methods, closes } of row.handlers ?? []) {
    const handlers = at(given, argument, path);
    if (handlers !== null)
      takeHandlers(handlers, { methods, closes: closes ?? [] }, library, made === undefined);
  }
  return track(result);
}

/** `server.listen()` gives back the server. */
function returned(ref: TypeRef, self: object | undefined, library: LibraryTable): unknown {
  if ('instance' in ref && self?.constructor.name === ref.instance) return self;
  const made = makeReference(ref, library, 'result');
  if (!('array' in ref) || !Array.isArray(made) || made.length > 0) return made;
  // Sockets that were accepted before the program was woken.
  return [1, 2].map(() => makeReference(ref.array, library, 'element'));
}

function at(given: readonly unknown[], argument: number, path: readonly string[]): object | null {
  let value = given.at(argument);
  for (const name of path)
    value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof value === 'object' && value !== null ? value : null;
}

interface Taken {
  readonly given: readonly unknown[];
  readonly self: object | undefined;
  readonly result: unknown;
  readonly library: LibraryTable;
}

function takeCallback(row: CallbackRow, { given, self, result, library }: Taken): void {
  const functions = given.filter((value) => typeof value === 'function');
  const named = given.at(row.argument);
  const callback = typeof named === 'function' ? named : functions.at(-1);
  if (callback === undefined) return;
  if (row.when !== undefined) {
    const options = given.at(row.when.argument);
    if (typeof options !== 'object' || options === null || !Reflect.get(options, row.when.property)) return;
  }
  if (row.hears !== undefined) {
    const owner = typeof result === 'object' && result !== null ? result : self;
    if (owner !== undefined) listen(owner, row.hears, callback, { once: row.hears !== 'data' });
    return;
  }
  const call = () => {
    const values = makeParameters(row.parameters, library, callback);
    linkEnds(values);
    const returns: unknown = Reflect.apply(callback as () => unknown, undefined, values);
    if (row.returns !== undefined && typeof returns === 'object' && returns !== null)
      takeHandlers(returns, { methods: row.returns, closes: [] }, library, true);
  };
  if (row.runs === 'now') return call();
  offerRepeated(row.parameters.some(holdsSocket) ? 'a connection' : 'a call back', () => enter(call));
}

const holdsSocket = (ref: TypeRef | null): boolean => ref !== null && 'socket' in ref;

function offerRepeated(label: string, perform: () => unknown): void {
  const nth = count(`offer ${label}`);
  run().offers.push({
    label: nth === 0 ? label : `${label} (${nth + 1})`,
    rank: RANK.connects,
    times: TIMES,
    perform: () => void perform(),
  });
}

/** What a handler object is for. */
export interface HandlerShape {
  readonly methods: HandlerMethods;
  /** Further methods that run once the socket is closed. */
  readonly closes: readonly string[];
}

/**
 * Drives a handler object: a socket is born and handed to the method that tells of it, then to the others, then to those that
 * tell of its end. `repeats`: the world makes sockets for it when it likes; else there is one, now.
 */
export function takeHandlers(
  handlers: object,
  shape: HandlerShape,
  library: LibraryTable,
  repeats: boolean,
): void {
  if (!repeats) return startSession(handlers, shape, library);
  offerRepeated('a connection', () => enter(() => startSession(handlers, shape, library)));
}

const BIRTH = /open|connect|^start$/i;

function startSession(handlers: object, { methods, closes }: HandlerShape, library: LibraryTable): void {
  const told = Object.entries(methods).filter(([name]) => typeof Reflect.get(handlers, name) === 'function');
  const refs = [...told.filter(([name]) => BIRTH.test(name)), ...told, ...Object.entries(methods)]
    .flatMap(([, parameters]) => parameters)
    .filter((ref): ref is TypeRef => ref !== null && 'socket' in ref);
  const living = refs.find((ref) => 'socket' in ref && ref.states.includes('open')) ?? refs[0];
  if (living === undefined || !('socket' in living)) return;
  const type = living.socket;
  // What is told of sockets of another type, of an answer to an upgrade, belongs to no session.
  const entries = told.filter(([, parameters]) =>
    parameters.every((ref) => ref === null || !('socket' in ref) || ref.socket === type),
  );
  const socket = bear(
    libraryOf(library, type),
    type,
    living.states.includes('open') ? 'open' : (living.states[0] ?? 'open'),
  );
  const call = (name: string, parameters: Parameters) => {
    const names = parameterNames(Reflect.get(handlers, name));
    const values = parameters.map((ref, position) =>
      ref !== null && 'socket' in ref ? socket.face : makeReference(ref, library, names[position] ?? ''),
    );
    return track(Reflect.apply(Reflect.get(handlers, name) as () => unknown, handlers, values));
  };
  for (const [name, parameters] of entries) {
    if (BIRTH.test(name) || name === 'constructor') continue;
    const list = tellsOfEnd(parameters) ? socket.session.close : socket.session.message;
    list.push({ name, run: () => void call(name, parameters) });
  }
  for (const name of closes)
    if (typeof Reflect.get(handlers, name) === 'function')
      socket.session.close.push({ name, run: () => void call(name, []) });
  for (const [name, parameters] of entries)
    if (BIRTH.test(name) && !tellsOfEnd(parameters)) call(name, parameters);
}

function tellsOfEnd(parameters: Parameters): boolean {
  return parameters.some((ref) => ref !== null && 'socket' in ref && !ref.states.includes('open'));
}
