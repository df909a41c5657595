// `await Promise.all([sendAll(), receiveAll()])`: tasks that stand or fall together. Where one of them hears the socket close, what
// another one loses by then is no news to the program.
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { readListening } from '../sockets/listening.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import {
  calledName,
  eachNode,
  functionAround,
  isInside,
  memberName,
  outerOf,
  unwrap,
} from '../sockets/tree.ts';

const JOINS: ReadonlySet<string> = new Set(['all', 'race', 'any']);

/** Tells whether a send stands in a task that is joined with others, and code beside it in the same function hears the close. */
export function isHeardBeside(send: Node, slot: Slot, { syntax }: Identification): boolean {
  const task = functionAround(send);
  const holder = task?.type === 'FunctionDeclaration' ? task : task === undefined ? undefined : outerOf(task);
  const name =
    holder?.type === 'FunctionDeclaration' || holder?.type === 'VariableDeclarator' ? holder.id : null;
  if (task?.async !== true || name?.type !== 'Identifier') return false;
  const inner = task;
  const outer = functionAround(task);
  if (outer === undefined) return false;
  const beside = syntax.calls.filter((call) => isInside(call, outer) && !isInside(call, inner));
  const join = beside
    .filter((call) => namesTask(call.callee))
    .map(joinOf)
    .find((one) => one !== null);
  return (
    join !== undefined &&
    beside.some((call) => {
      const listening = readListening(call);
      if (listening?.event !== 'close' || syntax.slotOf(listening.target) !== slot) return false;
      const listener = call.arguments[listening.position];
      // `all` goes on waiting for the others when one task simply ends.
      return join !== 'all' || (listener !== undefined && fails(listener));
    })
  );

  function namesTask(callee: Node): boolean {
    const called = unwrap(callee);
    return called.type === 'Identifier' && name?.type === 'Identifier' && called.name === name.name;
  }
}

/** How a call is joined with others, as an entry of the list that `Promise.all` or one of its kin is handed; null for any other. */
function joinOf(call: Node): string | null {
  const list = outerOf(call);
  const join = list?.type === 'ArrayExpression' ? outerOf(list) : undefined;
  const callee = join?.type === 'CallExpression' ? unwrap(join.callee) : null;
  if (callee?.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return null;
  const name = memberName(callee) ?? '';
  return callee.object.name === 'Promise' && JOINS.has(name) ? name : null;
}

const FAILS = /reject|fail|abort|cancel|error/i;

/** It makes something fail: `reject(new Error('closed'))`, `controller.abort()`, `throw`. */
function fails(listener: Node): boolean {
  for (const inner of eachNode(listener)) {
    if (inner.type === 'ThrowStatement') return true;
    if (inner.type !== 'CallExpression') continue;
    if (FAILS.test(calledName(inner))) return true;
  }
  return FAILS.test(listener.type === 'Identifier' ? listener.name : '');
}
