// The method that a library calls with a socket which has closed, in the object whose other method was handed that socket.
import { definitionOf, type ScopeVariable, type SocketSight, type Source } from '@socket-safety/analysis';
import type { HandlerMethods, Library } from '@socket-safety/libraries';
import type { TSESTree } from '@typescript-eslint/types';
import { variableIn } from '../flag/socket-variable.ts';
import { methodsOf } from '../flag/object-methods.ts';
import { isFunction } from '../syntax/tree.ts';

export interface ClosingMethod {
  readonly object: TSESTree.ObjectExpression;
  readonly method: string;
  readonly variable: ScopeVariable;
}

/** Finds it; null where the socket is no first parameter of such a method. */
export function closingMethodBeside(socket: SocketSight, source: Source): ClosingMethod | null {
  const variable = variableIn(socket.node, source);
  const made = definitionOf(variable);
  if (variable === null || !made || !isFunction(made) || made.parent.type !== 'Property') return null;
  const object = made.parent.parent;
  if (object.type !== 'ObjectExpression' || made.params[0] !== variable.identifiers[0]) return null;
  const own = [...methodsOf(object)].find(([, { value }]) => value === made)?.[0];
  for (const methods of eachHandler(socket.library)) {
    if (own === undefined || !(own in methods)) continue;
    const method = closingOf(methods, socket);
    if (method !== null) return { object, method, variable };
  }
  return null;
}

/** Every set of methods that a library's functions and classes take. */
function* eachHandler({ exports, globals, types }: Library): Generator<HandlerMethods> {
  const waiting: unknown[] = [
    exports,
    globals,
    ...Object.values(types).map(({ construct, methods, handler }) => [construct, methods, handler]),
  ];
  const seen = new Set<unknown>();
  for (let at = waiting.pop(); waiting.length > 0 || at !== undefined; at = waiting.pop()) {
    if (typeof at !== 'object' || at === null || seen.has(at)) continue;
    seen.add(at);
    if ('handlers' in at && Array.isArray(at.handlers))
      for (const { methods } of at.handlers as readonly { readonly methods: HandlerMethods }[]) yield methods;
    waiting.push(...Object.values(at));
  }
}

function closingOf(methods: HandlerMethods, { library, row }: SocketSight): string | null {
  for (const [name, [ref]] of Object.entries(methods)) {
    if (ref == null || !('socket' in ref) || library.types[ref.socket]?.socket !== row) continue;
    if (!ref.states.includes('open') && !ref.states.includes('connecting')) return name;
  }
  return null;
}
