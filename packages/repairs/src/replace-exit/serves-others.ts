// A link that a server makes for one of its own connections: when it ends, the server goes on with all the others.
import type { Dialling, Node } from '@socket-safety/analysis';
import { findFunctionAround, memberName, outerOf } from '../syntax/tree.ts';

const ACCEPTS = new Set([
  'connection',
  'connect',
  'upgrade',
  'request',
  'secureConnection',
  'session',
  'stream',
]);
const LISTENS = new Set(['on', 'once', 'addListener', 'prependListener']);

/** Tells whether the function that connects runs once for each connection that a server accepts. */
export function servesOthers({ maker, made }: Dialling): boolean {
  for (let fn = maker ?? findFunctionAround(made); fn !== null; fn = findFunctionAround(fn)) {
    const call = outerOf(fn);
    if (call?.type !== 'CallExpression') continue;
    const { callee } = call;
    if (nameOf(callee) === 'createServer') return true;
    const [event] = call.arguments;
    if (!LISTENS.has(nameOf(callee) ?? '') || event?.type !== 'Literal' || call.arguments[1] !== fn) continue;
    if (ACCEPTS.has(String(event.value)) && fn.params.length > 0) return true;
  }
  return false;
}

function nameOf(callee: Node): string | null {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? memberName(callee) : null;
}
