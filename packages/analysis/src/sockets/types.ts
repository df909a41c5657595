// What the identification knows of a value, as far as sockets care. Absent knowledge is null, never a guess by name.
import {
  STATES,
  type ExportRow,
  type FunctionRow,
  type Library,
  type MethodRow,
  type Outcome,
  type SocketRow,
  type State,
} from '@socket-safety/libraries';
import type { ClassId, FunctionId } from '../ir/model.ts';
import { join, type StateSet } from '../states.ts';

export type CollectionKind = 'set' | 'map' | 'array' | 'object';

/**
 * How a value is known to be what it is. Joined answers are as good as the weaker one.
 *
 * | grade      | evidence                                                                                          |
 * | ---------- | --------------------------------------------------------------------------------------------------- |
 * | `certain`  | it was seen being made, or is imported, annotated, handed over by a known API, or told by a checker |
 * | `probable` | the shape of its use alone: `app.ws(path, …)` of an unknown `app`, a class with the right methods   |
 */
export type Grade = 'certain' | 'probable';

export type Type =
  /** `new WebSocket(url)`, `socket: WebSocket` */
  | {
      readonly kind: 'socket';
      readonly library: Library;
      readonly name: string;
      readonly row: SocketRow;
      readonly states: StateSet;
      readonly grade: Grade;
      /** A further state, possible only after the program closed this socket itself. */
      readonly afterOwnClose?: State;
      /** Whoever handed it over hears its errors and limits its silence. */
      readonly served?: true;
    }
  /** `new WebSocketServer({ port })`: another type of a library */
  | { readonly kind: 'instance'; readonly library: Library; readonly name: string; readonly grade: Grade }
  /** `WebSocket`, the class itself */
  | { readonly kind: 'class'; readonly library: Library; readonly name: string }
  /** `import * as ws from 'ws'`, `require('ws')`; `undefined` as the host's global object */
  | { readonly kind: 'module'; readonly library: Library | undefined }
  /** `new Set<WebSocket>()`; `element` of a map is its value */
  | {
      readonly kind: 'collection';
      readonly of: CollectionKind;
      readonly element: Type | null;
      /** Of a map. */
      readonly key?: Type | null;
    }
  /** `[room, socket]` */
  | { readonly kind: 'tuple'; readonly elements: readonly (Type | null)[] }
  /** `{ socket, room }`; fields are looked up late, since records can hold themselves */
  | {
      readonly kind: 'record';
      readonly field: (name: string) => Type | null;
      /** Its names, where it is written out. */
      readonly names?: readonly string[];
    }
  | { readonly kind: 'promise'; readonly of: Type | null }
  /** An instance of a class of this file */
  | {
      readonly kind: 'local';
      readonly class: ClassId;
      /** What its class extends: a type of a library, `class Room extends DurableObject`, or a class of another file. */
      readonly base?: Extract<Type, { kind: 'instance' | 'record' }>;
    }
  | { readonly kind: 'local-class'; readonly class: ClassId }
  | { readonly kind: 'local-function'; readonly function: FunctionId }
  /** A function that a library exports */
  | {
      readonly kind: 'function';
      readonly library: Library;
      readonly row: FunctionRow;
      readonly grade: Grade;
      readonly members?: Readonly<Record<string, ExportRow>>;
    }
  /** `(socket: WebSocket) => void`, as a type */
  | {
      readonly kind: 'signature';
      readonly parameter: (position: number) => Type | null;
      readonly returns: () => Type | null;
    }
  /** A class that another file exports */
  | {
      readonly kind: 'foreign-class';
      /** `given` are the types of the arguments of `new`, by position; null where nothing is constructed here. */
      readonly instance: (given: ((position: number) => Type | null) | null) => Type | null;
      readonly field: (name: string) => Type | null;
    }
  /** A function that another file exports */
  | { readonly kind: 'foreign-function'; readonly returns: () => Type | null }
  | { readonly kind: 'union'; readonly parts: readonly Type[] };

export type SocketType = Extract<Type, { kind: 'socket' }>;

const MAX_PARTS = 24;

/** Joins two answers; null adds nothing. Sockets of the same library join their states. */
export function unite(left: Type | null, right: Type | null): Type | null {
  if (left === null || left === right) return right;
  if (right === null) return left;
  const parts = [...partsOf(left)];
  for (const part of partsOf(right)) {
    const twin = parts.findIndex((known) => isSame(known, part));
    if (twin === -1) parts.push(part);
    else parts[twin] = mergeTwins(parts[twin] ?? part, part);
  }
  // More kinds than these say nothing any more, and every one costs.
  if (parts.length > MAX_PARTS) parts.length = MAX_PARTS;
  return parts.length === 1 ? (parts[0] ?? null) : { kind: 'union', parts };
}

/**
 * Joins what is written of a value with what is put there. A shape, `interface Like { send(text: string): void }`, is no evidence
 * for a socket and none against it, and a function type does not say which function; any other written type is the answer.
 */
export function settle(written: Type | null, put: () => Type | null): Type | null {
  if (written === null) return put();
  const parts = partsOf(written);
  if (!parts.every(({ kind }) => kind === 'record' || kind === 'signature')) return written;
  if (parts.some(({ kind }) => kind === 'signature')) return unite(written, put());
  return unite(written, socketOf(put()));
}

/** Lists the parts of a union, or the type itself. */
export function partsOf(type: Type | null): readonly Type[] {
  if (type === null) return [];
  return type.kind === 'union' ? type.parts : [type];
}

/**
 * Returns the socket in a type: itself, or the only socket among a union's parts; null where there are two families. Of two that
 * descend from one another, the first.
 */
export function socketOf(type: Type | null): SocketType | null {
  let found = null as SocketType | null;
  for (const part of partsOf(type)) {
    if (part.kind !== 'socket') continue;
    if (found !== null && !isKin(found.row, part.row)) return null;
    found = found === null ? part : joinSockets(found, part);
  }
  return found;
}

/**
 * `secure ? tls.connect(port) : net.connect(port)`, `socket: WebSocket | NodeWebSocket`: both send by the same calls, and in each state
 * those are heard in the same way, or by nobody.
 */
function isKin(left: SocketRow, right: SocketRow): boolean {
  if (left === right) return true;
  const sends = [left, right].flatMap(({ methods }) =>
    Object.keys(methods).filter((name) => methods[name]?.role === 'send'),
  );
  return sends.length > 0 && sends.every((name) => answersAlike(left.methods[name], right.methods[name]));
}

function answersAlike(left: MethodRow | undefined, right: MethodRow | undefined): boolean {
  if (left === undefined || right === undefined || left === right) return left === right;
  return STATES.every((state) => heardAs(left.outcome[state]) === heardAs(right.outcome[state]));
}

/** `throws`, `rejects error-event`, `lost`, or `sent` where nothing is wrong. */
function heardAs(outcomes: readonly Outcome[] = []): string {
  const loud = outcomes.filter((outcome) => !SENT.has(outcome) && !LOST.has(outcome));
  if (loud.length > 0) return [...loud].sort().join(' ');
  return outcomes.some((outcome) => LOST.has(outcome)) ? 'lost' : 'sent';
}

const SENT: ReadonlySet<Outcome> = new Set(['ok', 'buffers']);
const LOST: ReadonlySet<Outcome> = new Set(['drops', 'callback', 'status']);

/**
 * Tells how well it is known that a value of this type holds sockets: a collection of sockets, of records with one, or of such
 * collections. Null where it is not. What connects parts of one program counts for none.
 */
export function holdsSockets(type: Type | null, depth = 3): Grade | null {
  if (depth === 0) return null;
  for (const part of partsOf(type)) {
    const held = heldBy(part, depth);
    if (held !== null) return held;
  }
  return null;
}

function heldBy(part: Type, depth: number): Grade | null {
  if (part.kind === 'collection')
    return (
      connectionIn(part.element) ?? holdsSockets(part.element, depth - 1) ?? connectionIn(part.key ?? null)
    );
  if (part.kind !== 'record') return null;
  for (const name of SOCKET_FIELDS) {
    const held = connectionIn(part.field(name));
    if (held !== null) return held;
  }
  return null;
}

function connectionIn(type: Type | null): Grade | null {
  const socket = socketOf(type);
  return socket === null || socket.row.internal === true ? null : socket.grade;
}

/** Fields under which records keep their socket; asked only of a record whose fields cannot be listed. */
const SOCKET_FIELDS = ['ws', 'socket', 'conn', 'connection', 'client', 'peer', 'link', 'sock', 'channel'];

function joinSockets(left: SocketType, right: SocketType): SocketType {
  // Of two that fail alike the same one speaks, in whatever order they were found.
  const speaker = right.library.id > left.library.id ? right : left;
  return { ...speaker, states: join(left.states, right.states), grade: weaker(left.grade, right.grade) };
}

function weaker(left: Grade, right: Grade): Grade {
  return left === 'certain' ? right : left;
}

function isSame(left: Type, right: Type): boolean {
  if (left === right) return true;
  if (left.kind !== right.kind) return false;
  switch (left.kind) {
    case 'socket':
      return right.kind === 'socket' && left.row === right.row;
    case 'instance':
    case 'class':
      return (right.kind === 'instance' || right.kind === 'class') && left.name === right.name;
    case 'collection':
      return right.kind === 'collection' && left.of === right.of;
    case 'promise':
      return right.kind === 'promise' && left.of !== null && right.of !== null && isSame(left.of, right.of);
    case 'local':
    case 'local-class':
      return (right.kind === 'local' || right.kind === 'local-class') && left.class === right.class;
    default:
      return false;
  }
}

function mergeTwins(left: Type, right: Type): Type {
  if (left.kind === 'socket' && right.kind === 'socket') return joinSockets(left, right);
  if (left.kind === 'instance' && right.kind === 'instance')
    return { ...left, grade: weaker(left.grade, right.grade) };
  if (left.kind === 'promise' && right.kind === 'promise')
    return { kind: 'promise', of: unite(left.of, right.of) };
  if (left.kind === 'collection' && right.kind === 'collection')
    return {
      ...left,
      element: unite(left.element, right.element),
      key: unite(left.key ?? null, right.key ?? null),
    };
  return left;
}
