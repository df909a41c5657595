// `socket.once('open', resolve); socket.once('error', resolve)`: a promise that an open event fulfils, and something else as well. Who
// does not look at what it was fulfilled with knows nothing of the socket.
import type { FunctionHeader, Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { ownValue } from '../sockets/library-index.ts';
import { readListening } from '../sockets/listening.ts';
import { isFunction, memberName, outerOf, parentOf, unwrap } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';

/** Tells whether a time-out, an error or a close surely fulfils the promise of an executor. */
export function isFulfilledOtherwise({ node }: FunctionHeader, identification: Identification): boolean {
  const resolve = isFunction(node) ? node.params[0] : undefined;
  const variable = resolve?.type === 'Identifier' ? identification.module.variableOf(resolve) : null;
  for (const { identifier } of variable?.declaration.references ?? []) {
    // References hold nodes, typed as unknown so that every scope manager fits.
    const use = identifier as Node;
    const call = parentOf(use);
    if (call?.type !== 'CallExpression') continue;
    const runner = call.callee === use ? runnerOf(call, identification) : use;
    if (runner !== null && endsTheWait(runner, identification)) return true;
  }
  return false;
}

/** The function that makes a call whatever it is told; null where a test stands before it. */
function runnerOf(call: Node, { syntax }: Identification): Node | null {
  const owner = syntax.ownerOf(call)?.node;
  if (owner === undefined || !isFunction(owner)) return null;
  for (let at = parentOf(call); at !== undefined && at !== owner; at = parentOf(at))
    if (at.type !== 'ExpressionStatement' && at.type !== 'BlockStatement' && at.type !== 'ReturnStatement')
      return null;
  const { body } = owner;
  const isStraight = body.type !== 'BlockStatement' || body.body.every(({ type }) => type !== 'IfStatement');
  return isStraight ? owner : null;
}

/** `setTimeout(runner, ms)`, `socket.once('error', runner)`, `socket.onclose = runner` */
function endsTheWait(runner: Node, { typeOf }: Identification): boolean {
  const outer = outerOf(runner);
  if (outer?.type === 'AssignmentExpression' && outer.left.type === 'MemberExpression') {
    const name = memberName(outer.left);
    return name?.startsWith('on') === true && isEnd(outer.left.object, name.slice(2), typeOf);
  }
  if (outer?.type !== 'CallExpression') return false;
  const callee = unwrap(outer.callee);
  if (callee.type === 'Identifier' && callee.name === 'setTimeout')
    return unwrap(outer.arguments[0] ?? outer) === runner;
  const listening = readListening(outer);
  if (listening === null || listening.event === null) return false;
  const listener = outer.arguments[listening.position];
  return (
    listener !== undefined && unwrap(listener) === runner && isEnd(listening.target, listening.event, typeOf)
  );
}

function isEnd(socket: Node, event: string, typeOf: Identification['typeOf']): boolean {
  const row = socketOf(typeOf(socket))?.row;
  const role = row === undefined ? undefined : ownValue(row.events, event)?.role;
  return role === 'close' || role === 'error';
}
