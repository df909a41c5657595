// The object in which the program tells a library what to do with a socket, and which of its methods hears of the end.
import {
  definitionOf,
  isParameter,
  type Node,
  type ScopeVariable,
  type SocketSight,
  type Source,
} from '@socket-safety/analysis';
import type { HandlerRow, Library, SocketRow, TypeRef } from '@socket-safety/libraries';
import type { TSESTree } from '@typescript-eslint/types';
import { findAround, findFunctionAround, isFunction, isInside, type FunctionNode } from '../syntax/tree.ts';
import { methodsOf } from './object-methods.ts';
import { callsOn, type ToldEnd } from './own-closes.ts';
import { variableIn } from './socket-variable.ts';

/**
 * | kind        | the code                                                   |
 * | ----------- | ---------------------------------------------------------- |
 * | `source`    | `new ReadableStream({ start(controller) {}, cancel() {} })` |
 * | `behaviour` | `app.ws('/*', { open(socket) {}, close(socket) {} })`      |
 */
export interface Origin {
  /** A source has one socket, a behaviour many. */
  readonly kind: 'behaviour' | 'source';
  readonly object: TSESTree.ObjectExpression;
  readonly row: HandlerRow;
  /** The method that runs once the socket is closed. */
  readonly ending: string;
  /** A variable around the object that the source puts its socket into; null where only the methods have it. */
  readonly kept: ScopeVariable | null;
}

/** Finds the object whose method was handed the socket that a variable holds. */
export function findOrigin(variable: ScopeVariable, socket: SocketSight, source: Source): Origin | null {
  const handed = originOfParameter(variable, socket);
  if (handed !== null) return { ...handed, kept: null };
  const origins = variable.references
    .filter((reference) => reference.isWrite())
    .flatMap(({ writeExpr }) => {
      // Scope managers keep the expression of each assignment.
      const written = writeExpr as Node | undefined;
      return written === undefined || isNothing(written) ? [] : [originOfValue(written, socket, source)];
    });
  const [origin] = origins;
  if (origins.length !== 1 || origin?.kind !== 'source') return null;
  return isMadeOnce(origin.object, variable) ? { ...origin, kept: variable } : null;
}

/** The object of a socket, wherever that is kept. */
export type HandedOrigin = Omit<Origin, 'kept'>;

/** Finds the object whose method was handed what is written somewhere. */
export function originOfValue(written: Node, socket: SocketSight, source: Source): HandedOrigin | null {
  const variable = variableIn(written, source);
  return variable === null ? null : originOfParameter(variable, socket);
}

function isNothing(written: Node): boolean {
  if (written.type === 'Literal') return written.value === null;
  return written.type === 'Identifier' && written.name === 'undefined';
}

/** A variable that outlives the object would hold the sockets of several, one after the other. */
function isMadeOnce(object: Node, variable: ScopeVariable): boolean {
  const declared = definitionOf(variable);
  if (declared === undefined || findFunctionAround(declared) !== findFunctionAround(object)) return false;
  const loop = findAround(object, (outer) => isFunction(outer) || isLoop(outer));
  return loop === null || isFunction(loop) || isInside(declared, loop);
}

function originOfParameter(variable: ScopeVariable, socket: SocketSight): HandedOrigin | null {
  const made = definitionOf(variable);
  if (made === undefined || !isFunction(made) || !isParameter(variable)) return null;
  const position = made.params.findIndex((parameter) => parameter === variable.identifiers[0]);
  const object = made.parent.type === 'Property' ? made.parent.parent : null;
  if (object?.type !== 'ObjectExpression') return null;
  for (const row of handlerRowsOf(socket.library)) {
    if (!isArgument(object, row)) continue;
    for (const [name, parameters] of Object.entries(row.methods)) {
      if (methodsOf(object).get(name)?.value !== made || !isSocket(parameters[position], socket)) continue;
      const ending = row.closes?.[0] ?? endingOf(row, socket);
      if (ending === null) continue;
      return { kind: row.closes === undefined ? 'behaviour' : 'source', object, row, ending };
    }
  }
  return null;
}

function* handlerRowsOf({ types }: Library): Generator<HandlerRow> {
  for (const { construct, methods = {} } of Object.values(types))
    for (const { handlers = [] } of [construct ?? {}, ...Object.values(methods)]) yield* handlers;
}

function isArgument(object: TSESTree.ObjectExpression, { argument, path }: HandlerRow): boolean {
  const { parent: call } = object;
  if (call.type !== 'NewExpression' && call.type !== 'CallExpression') return false;
  return path.length === 0 && call.arguments[argument] === object;
}

function isSocket(ref: TypeRef | null | undefined, { library, row }: SocketSight): boolean {
  return ref != null && 'socket' in ref && rowNamed(ref.socket, library) === row;
}

function rowNamed(name: string, { types }: Library): SocketRow | undefined {
  return types[name]?.socket;
}

/** The method that is handed a socket which is closed. */
function endingOf({ methods }: HandlerRow, { library, row }: SocketSight): string | null {
  for (const [name, parameters] of Object.entries(methods)) {
    const [ref] = parameters;
    if (ref == null || !('socket' in ref) || rowNamed(ref.socket, library) !== row) continue;
    if (!ref.states.includes('open') && !ref.states.includes('connecting')) return name;
  }
  return null;
}

/** Lists who is told of the end of a source's socket. */
export function toldBy({ object, row, ending, kept }: Origin, source: Source): ToldEnd {
  const starts: FunctionNode[] = [];
  const parameters: unknown[] = [];
  const endings: Node[] = [];
  for (const [name, { value }] of methodsOf(object)) {
    if (name === ending) endings.push(value);
    else if (isFunction(value)) {
      parameters.push(value.params[0]);
      if (name in row.methods) starts.push(value);
    }
  }
  const handed = source.scopes.flatMap(({ variables }) =>
    variables.filter(({ identifiers }) => parameters.includes(identifiers[0])),
  );
  const sockets = kept === null ? handed : [...handed, kept];
  return { sockets, calls: [...callsOn(sockets)], endings, starts };
}

/** Tells whether what stands in a node may run several times. */
export function isLoop({ type }: Node): boolean {
  return /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/.test(type);
}
