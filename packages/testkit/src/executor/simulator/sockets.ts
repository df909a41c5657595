// Rows come to life here: one interpreter for what every library says of its sockets.
import type { MethodRow, SocketRow, State } from '@socket-safety/libraries';
import { EventEmitter, installUnknownMethods, isHeard, listen, unlisten } from './emitter.ts';
import { noteConnecting } from './keeping.ts';
import { callMethod } from './method-calls.ts';
import { count, run, tables } from './run.ts';
import { rememberFace, socketBehind, type SimulatedSocket } from './socket-state.ts';
import type { LibraryTable } from './tables.ts';
import { makers } from './makers.ts';

type SocketClass = new (...given: unknown[]) => object;

const classes = new WeakMap<LibraryTable, Map<string, SocketClass>>();

/** Returns the class of a library's sockets, the same for the whole program. */
export function socketClass(library: LibraryTable, type: string): SocketClass {
  let known = classes.get(library);
  if (known === undefined) classes.set(library, (known = new Map()));
  let made = known.get(type);
  if (made === undefined) known.set(type, (made = makeClass(library, type)));
  return made;
}

/** Where a socket is born that the program does not construct itself. */
let bornAs: State | null = null;

type Bear = (library: string, type: string, state: State) => SimulatedSocket | null;

let bearReal: Bear | null = null;

/** Hands out real sockets instead, for a replay. */
export function replaceSockets(by: Bear): void {
  bearReal = by;
}

/** Makes a socket in a state, as the world hands it over. */
export function bear(library: LibraryTable, type: string, state: State): SimulatedSocket {
  const real = bearReal?.(library.id, type, state) ?? null;
  if (real !== null) return real;
  const make = socketClass(library, type);
  bornAs = state;
  const socket = socketBehind(new make());
  bornAs = null;
  if (socket === null) throw new Error(`${library.id} has no socket ${type}.`);
  return socket;
}

function rowOf(library: LibraryTable, type: string): SocketRow {
  const row = library.types[type]?.socket;
  if (row === undefined) throw new Error(`${library.id} has no socket ${type}.`);
  return row;
}

function makeClass(library: LibraryTable, type: string): SocketClass {
  const row = rowOf(library, type);
  const made = class extends EventEmitter {
    constructor(...given: unknown[]) {
      super();
      const state = bornAs ?? row.birth.construct ?? 'open';
      if (bornAs === null) noteConnecting();
      bornAs = null;
      addSocket(this, library, type, row, state);
      const construct = library.types[type]?.construct;
      if (construct !== undefined) makers.callFunction(construct, this, given, library, this);
    }
  };
  Object.defineProperty(made, 'name', { value: type });
  for (const [path, values] of Object.entries(row.properties))
    defineProperty(made.prototype, path, { ...usualOf(row.varying?.[path]), ...values });
  for (const [path, method] of Object.entries(row.methods)) defineMethod(made.prototype, path, method);
  for (const [name, method] of Object.entries(library.types[type]?.methods ?? {}))
    if (!(name in row.methods))
      Reflect.set(made.prototype, name, function (this: object, ...given: unknown[]) {
        return makers.callFunction(method, this, given, library);
      });
  for (const [name, value] of Object.entries(row.constants.values)) {
    if (row.constants.on.includes('class')) Object.defineProperty(made, name, { value, enumerable: true });
    if (row.constants.on.includes('instance')) Object.defineProperty(made.prototype, name, { value });
  }
  for (const name of tables().fields) if (!(name in made.prototype)) defineField(made.prototype, name);
  installUnknownMethods(made.prototype, tables().called);
  if (row.listeners.includes('event-object')) defineEventObjects(made.prototype, row);
  return made;
}

/** What the program reads of a socket and no row speaks of: `socket.id`, which is its own, `socket.data`, which may be equal. */
function defineField(prototype: object, name: string): void {
  Object.defineProperty(prototype, name, {
    configurable: true,
    get(this: object) {
      const nth = socketBehind(this)?.nth ?? 1;
      return /id$/i.test(name) ? `${name} ${nth}` : makers.unknownValue(name);
    },
    set(this: object, value: unknown) {
      Object.defineProperty(this, name, { value, writable: true, configurable: true, enumerable: true });
    },
  });
}

function addSocket(face: object, library: LibraryTable, type: string, row: SocketRow, state: State): void {
  const nth = count('socket');
  const socket: SimulatedSocket = {
    line: tables().calls[run().call]?.line ?? 0,
    nth: nth + 1,
    name: nth === 0 ? row.noun : `${row.noun} ${nth + 1}`,
    library,
    type,
    row,
    face,
    isOfCaller: false,
    isLookedAfter: false,
    state,
    closedByProgram: false,
    deliveryEnded: false,
    over: state === 'closed',
    hearingMessage: false,
    messages: 0,
    session: { message: [], close: [] },
    onChange: [],
    heardOnce: new Set(),
  };
  rememberFace(socket);
  run().sockets.push(socket);
}

/** Of several values in a state the usual one. */
function usualOf(
  values: Readonly<Partial<Record<State, readonly unknown[]>>> = {},
): Readonly<Partial<Record<State, unknown>>> {
  return Object.fromEntries(Object.entries(values).map(([state, [usual]]) => [state, usual]));
}

/** `readyState`, `raw.readyState`, `isDestroyed()` */
function defineProperty(
  prototype: object,
  path: string,
  values: Readonly<Partial<Record<State, unknown>>>,
): void {
  const read = (face: object): unknown => {
    const socket = socketBehind(face);
    if (socket === null) return undefined;
    if (socket.over && !socket.isOfCaller) run().touched = Math.min(run().touched, socket.nth);
    return values[socket.state];
  };
  const [name = '', ...rest] = path.split('.');
  const last = rest.at(-1) ?? name;
  const define = (target: object, owner: ((self: object) => object) | null) => {
    if (last.endsWith('()'))
      Object.defineProperty(target, last.slice(0, -2), {
        configurable: true,
        value(this: object) {
          return read(owner?.(this) ?? this);
        },
      });
    else
      Object.defineProperty(target, last, {
        configurable: true,
        enumerable: true,
        get(this: object) {
          return read(owner?.(this) ?? this);
        },
      });
  };
  if (rest.length === 0) return define(prototype, null);
  define(partPrototype(prototype, name), ownerOf);
}

const owners = new WeakMap<object, object>();
const ownerOf = (part: object): object => owners.get(part) ?? part;
const parts = new WeakMap<object, Map<string, object>>();

/** `webContents` of a window: a part that lives as long as the socket. */
function partPrototype(prototype: object, name: string): object {
  let known = parts.get(prototype);
  if (known === undefined) parts.set(prototype, (known = new Map()));
  let part = known.get(name);
  if (part !== undefined) return part;
  known.set(name, (part = Object.create(EventEmitter.prototype) as object));
  const shape = part;
  const made = new WeakMap<object, object>();
  Object.defineProperty(prototype, name, {
    configurable: true,
    get(this: object) {
      let one = made.get(this);
      if (one === undefined) {
        made.set(this, (one = Object.create(shape) as object));
        owners.set(one, this);
      }
      return one;
    },
  });
  return part;
}

function defineMethod(prototype: object, path: string, method: MethodRow): void {
  const names = path.split('.');
  const name = names.at(-1) ?? path;
  const target = names.length === 1 ? prototype : partPrototype(prototype, names[0] ?? '');
  Object.defineProperty(target, name, {
    configurable: true,
    writable: true,
    value(this: object, ...given: unknown[]) {
      const socket = socketBehind(ownerOf(this));
      return socket === null ? undefined : callMethod(socket, name, method, given, ownerOf(this));
    },
  });
}

/** `port.onMessage.addListener(…)` for the event `message`. */
function defineEventObjects(prototype: object, row: SocketRow): void {
  for (const event of Object.keys(row.events)) {
    const name = `on${event.charAt(0).toUpperCase()}${event.slice(1)}`;
    Object.defineProperty(prototype, name, {
      get(this: object) {
        return {
          addListener: (listener: unknown) => listen(this, event, listener),
          removeListener: (listener: unknown) => unlisten(this, event, listener),
          hasListener: () => isHeard(this, event),
        };
      },
    });
  }
}
