// What a function still does behind a send. A send that fails in silence does not keep it from that, and a `return` in its place may not
// either: it may be what releases a lock.
import type { Node, SendSite } from '@socket-safety/analysis';
import { saidBehind } from '../guard-send/said-sent.ts';
import { isFunction, outerOf, siblingsOf } from '../syntax/tree.ts';

/** Tells whether leaving the function in place of a send would skip what runs today where the socket is not open. */
export function skipsOthers(holder: Node, { node, methodRow }: SendSite): boolean {
  const { connecting = [], closing = [], closed = [] } = methodRow.outcome;
  const throwsAlways = [connecting, closing, closed].every((told) => told.every((one) => one === 'throws'));
  if (throwsAlways) return false;
  const said = new Set(saidBehind(holder, node));
  return [...eachBehind(holder)].some((statement) => !said.has(statement) && acts(statement));
}

/** The statements behind one, up to the end of the function. */
function* eachBehind(statement: Node): Generator<Node> {
  for (let at: Node | null = statement; at !== null && !isFunction(at); at = outerOf(at)) {
    const siblings: readonly Node[] = siblingsOf(at) ?? [];
    yield* siblings.slice(siblings.indexOf(at) + 1);
  }
}

/** It does more than to return, or to write a line into a log. */
function acts(statement: Node): boolean {
  if (statement.type === 'ReturnStatement') return false;
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression') return true;
  let called: Node = statement.expression.callee;
  while (called.type === 'MemberExpression' && called.object.type !== 'ThisExpression')
    called = called.object;
  const name =
    called.type === 'Identifier'
      ? called.name
      : called.type === 'MemberExpression' && called.property.type === 'Identifier'
        ? called.property.name
        : '';
  return !/^(?:console|debug|log|logger)$/i.test(name);
}
