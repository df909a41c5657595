// How a program listens to the end of a socket.
import {
  definitionOf,
  isParameter,
  type Node,
  type ScopeVariable,
  type SocketSight,
} from '@socket-safety/analysis';
import { isFunction, memberName, outerOf } from '../syntax/tree.ts';
import { callsOn } from './own-closes.ts';

/**
 * | kind     | the code                                                       |
 * | -------- | -------------------------------------------------------------- |
 * | `named`  | `socket.on('close', () => {})`                                 |
 * | `object` | `port.onDisconnect.addListener(() => {})`                      |
 * | `method` | `response.onAborted(() => {})`, which takes one listener alone |
 */
export type EndListener =
  | { readonly kind: 'named'; readonly event: string }
  | { readonly kind: 'object'; readonly property: string }
  | { readonly kind: 'method'; readonly method: string };

/** Finds the form that a library has for the event that tells of the end; null where none does. */
export function endListenerOf({ library, row }: SocketSight): EndListener | null {
  const event = Object.keys(row.events).find((name) => row.events[name]?.role === 'close');
  if (event === undefined) return null;
  if (row.listeners.includes('emitter')) return { kind: 'named', event };
  if (row.listeners.includes('event-object')) {
    return { kind: 'object', property: `on${event.slice(0, 1).toUpperCase()}${event.slice(1)}` };
  }
  const type = Object.values(library.types).find(({ socket }) => socket === row);
  for (const [method, { callbacks = [] }] of Object.entries(type?.methods ?? {}))
    if (callbacks.some(({ hears }) => hears === event)) return { kind: 'method', method };
  return null;
}

/** Prints the first and last line around what a listener does. */
export function printListener(
  socket: string,
  listener: EndListener,
  quote: string,
): readonly [string, string] {
  switch (listener.kind) {
    case 'named':
      return [`${socket}.on(${quote}${listener.event}${quote}, () => {`, '})'];
    case 'object':
      return [`${socket}.${listener.property}.addListener(() => {`, '})'];
    case 'method':
      return [`${socket}.${listener.method}(() => {`, '})'];
  }
}

/** Lists what listens to the end of the socket in a variable. */
export function* endListenersOn(variable: ScopeVariable, listener: EndListener): Generator<Node> {
  switch (listener.kind) {
    case 'named':
    case 'method':
      for (const { call, method } of callsOn([variable])) {
        const [first, second] = call.arguments;
        const isNamed = ['on', 'once', 'addListener'].includes(method) && first?.type === 'Literal';
        const heard =
          listener.kind === 'method'
            ? method === listener.method && first
            : isNamed && first.value === listener.event && second;
        if (heard !== undefined && heard !== false) yield heard;
      }
      return;
    case 'object':
      for (const { identifier } of variable.references) {
        // Scope managers keep the identifier of each reference.
        const member = outerOf(identifier as Node);
        const adds = member === null ? null : outerOf(member);
        if (member?.type !== 'MemberExpression' || memberName(member) !== listener.property) continue;
        if (adds?.type !== 'MemberExpression' || memberName(adds) !== 'addListener') continue;
        const call = outerOf(adds);
        const [heard] = call?.type === 'CallExpression' ? call.arguments : [];
        if (heard !== undefined) yield heard;
      }
  }
}

/** Tells whether a parameter is handed an open socket by the library: `onConnect.addListener((port) => {})`. */
export function isHandedOpen(variable: ScopeVariable, { library, row }: SocketSight): boolean {
  const made = definitionOf(variable);
  if (made === undefined || !isFunction(made) || !isParameter(variable)) return false;
  const call = outerOf(made);
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  const name = memberName(call.callee);
  const position = made.params.findIndex((parameter) => parameter === variable.identifiers[0]);
  const given = call.arguments.findIndex((argument) => argument === made);
  return Object.values(library.types).some(({ methods = {} }) =>
    (name === null ? [] : (methods[name]?.callbacks ?? [])).some(({ argument, parameters }) => {
      const ref = parameters[position];
      const isSocket = ref != null && 'socket' in ref && library.types[ref.socket]?.socket === row;
      return isSocket && argument === given && !ref.states.includes('closed');
    }),
  );
}
