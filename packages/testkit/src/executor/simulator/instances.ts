// Instances of a library that are no sockets: servers, applications, requests.
import type { TypeRef } from '@socket-safety/libraries';
import { RANK } from './actions.ts';
import { EventEmitter, firstListener, installUnknownMethods, onListening, tell } from './emitter.ts';
import { isListed, libraryOf, makeParameters, makeReference } from './references.ts';
import { count, run, tables } from './run.ts';
import { socketBehind } from './socket-state.ts';
import type { LibraryTable } from './tables.ts';
import { makers } from './makers.ts';

type InstanceClass = new (...given: unknown[]) => object;

const classes = new WeakMap<LibraryTable, Map<string, InstanceClass>>();

/** Returns the class of a library's type. */
export function instanceClass(library: LibraryTable, type: string): InstanceClass {
  let known = classes.get(library);
  if (known === undefined) classes.set(library, (known = new Map()));
  let made = known.get(type);
  if (made === undefined) known.set(type, (made = makeClass(library, type)));
  return made;
}

const TIMES = 2;
/** What an application tells of itself, whatever a row says of it. */
const STARTS = /^ready$/;

function makeClass(library: LibraryTable, type: string): InstanceClass {
  const row = library.types[type];
  const made = class extends EventEmitter {
    constructor(...given: unknown[]) {
      super();
      onListening(this, (event) => {
        const parameters = row?.emits?.[event] ?? (STARTS.test(event) ? [] : undefined);
        if (parameters !== undefined) offerEvent(this, event, parameters, library);
      });
      for (const [name, ref] of Object.entries(row?.properties ?? {}))
        if (/^\d+$/.test(name)) defineElement(this, name, ref, library);
      for (const [event, parameters] of Object.entries(row?.emits ?? {}))
        if (listsSockets(row?.properties) && parameters.some((ref) => ref !== null && 'socket' in ref))
          offerEvent(this, event, parameters, library);
      if (row?.construct !== undefined) makers.callFunction(row.construct, this, given, library, this);
    }
  };
  Object.defineProperty(made, 'name', { value: type });
  for (const [name, ref] of Object.entries(row?.properties ?? {}))
    defineProperty(made.prototype, name, ref, library);
  for (const [name, method] of Object.entries(row?.methods ?? {}))
    Reflect.set(made.prototype, name, function (this: object, ...given: unknown[]) {
      return makers.callFunction(method, this, given, library);
    });
  installUnknownMethods(made.prototype, tables().called);
  return made;
}

/** `pair[0]`, which `Object.values(pair)` lists too. */
function defineElement(owner: object, name: string, ref: TypeRef, library: LibraryTable): void {
  const value = makeReference(ref, library, name);
  Object.defineProperty(owner, name, { value, enumerable: true, configurable: true });
}

/** A server with a list of its sockets accepts some, whoever listens. */
function listsSockets(properties: Readonly<Record<string, TypeRef>> | undefined): boolean {
  return Object.values(properties ?? {}).some((ref) => 'set' in ref || 'map' in ref || 'array' in ref);
}

const offered = new WeakMap<object, Set<string>>();

/** The world can bring an event about once somebody listens. */
function offerEvent(
  owner: object,
  event: string,
  parameters: readonly (TypeRef | null)[],
  library: LibraryTable,
): void {
  let events = offered.get(owner);
  if (events === undefined) offered.set(owner, (events = new Set()));
  if (events.has(event)) return;
  events.add(event);
  const nth = count(`event ${event}`);
  run().offers.push({
    label: nth === 0 ? event : `${event} (${nth + 1})`,
    rank: RANK.connects,
    times: TIMES,
    perform: () => {
      const values = makeParameters(parameters, library, firstListener(owner, event));
      linkEnds(values);
      tell(owner, event, values);
    },
  });
}

const values = new WeakMap<object, Map<string, unknown>>();

function defineProperty(prototype: object, name: string, ref: TypeRef, library: LibraryTable): void {
  Object.defineProperty(prototype, name, {
    configurable: true,
    get(this: object) {
      let known = values.get(this);
      if (known === undefined) values.set(this, (known = new Map()));
      if (!known.has(name))
        known.set(
          name,
          'set' in ref
            ? new Set()
            : 'map' in ref
              ? new Map()
              : 'array' in ref
                ? []
                : makeReference(ref, library, name),
        );
      const value = known.get(name);
      refresh(value, ref, library);
      return value;
    },
    set(this: object, value: unknown) {
      Object.defineProperty(this, name, { value, writable: true, configurable: true });
    },
  });
}

/** A server's own list holds its sockets as long as they are in a state in which it keeps them. */
function refresh(value: unknown, ref: TypeRef, library: LibraryTable): void {
  const element = 'set' in ref ? ref.set : 'map' in ref ? ref.map : 'array' in ref ? ref.array : null;
  if (element === null) return;
  for (const socket of run().sockets) {
    const isKept = () => isListed(socket, element, library);
    keep(value, socket.face, socket.name, isKept());
    if (followed(value).has(socket.face)) continue;
    followed(value).add(socket.face);
    socket.onChange.push(() => keep(value, socket.face, socket.name, isKept()));
  }
}

const follows = new WeakMap<object, WeakSet<object>>();
function followed(collection: unknown): WeakSet<object> {
  const owner = collection as object;
  let known = follows.get(owner);
  if (known === undefined) follows.set(owner, (known = new WeakSet()));
  return known;
}

function keep(collection: unknown, face: object, name: string, isKept: boolean): void {
  if (collection instanceof Set) {
    if (isKept) collection.add(face);
    else collection.delete(face);
  } else if (collection instanceof Map) {
    if (isKept) collection.set(name, face);
    else collection.delete(name);
  } else if (Array.isArray(collection)) {
    const at = collection.indexOf(face);
    if (isKept && at === -1) collection.push(face);
    if (!isKept && at !== -1) collection.splice(at, 1);
  }
}

/** A request that is handed over together with its response ends with it. */
export function linkEnds(handed: readonly unknown[]): void {
  for (const value of handed) {
    if (typeof value !== 'object' || value === null) continue;
    for (const other of handed) {
      const socket = socketBehind(other);
      const ends = socket?.library.types[value.constructor.name]?.ends;
      if (socket === null || ends === undefined || libraryOf(socket.library, ends.of) !== socket.library)
        continue;
      let isOver = false;
      for (const flag of ends.flags)
        Object.defineProperty(value, flag, { configurable: true, get: () => socket.state === 'closed' });
      socket.onChange.push(() => {
        if (socket.state !== 'closed' || isOver) return;
        isOver = true;
        run().due.push({
          label: 'the request ends',
          rank: RANK.due,
          times: 1,
          perform: () => {
            for (const event of ends.events) tell(value, event, []);
          },
        });
      });
    }
  }
}
