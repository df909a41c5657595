// `await Promise.all([sendAll(), receiveAll()])`: tasks that stand or fall together. Where one of them hears the socket close, what
// another one loses by then is no news to the program.
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { readListening } from '../sockets/listening.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { isFunction, isInside, memberName, outerOf, parentOf, unwrap } from '../sockets/tree.ts';

const JOINS: ReadonlySet<string> = new Set(['all', 'race', 'any']);

/** Tells whether a send stands in a task that is joined with others, and code beside it in the same function hears the close. */
export function isHeardBeside(send: Node, slot: Slot, { syntax }: Identification): boolean {
  let task = parentOf(send);
  while (task !== undefined && !isFunction(task)) task = parentOf(task);
  const holder = task?.type === 'FunctionDeclaration' ? task : task === undefined ? undefined : outerOf(task);
  const name =
    holder?.type === 'FunctionDeclaration' || holder?.type === 'VariableDeclarator' ? holder.id : null;
  if (!isFunction(task) || !task.async || name?.type !== 'Identifier') return false;
  let around = parentOf(task);
  while (around !== undefined && !isFunction(around)) around = parentOf(around);
  if (around === undefined) return false;
  const [inner, outer] = [task, around];
  const beside = syntax.calls.filter((call) => isInside(call, outer) && !isInside(call, inner));
  return (
    beside.some((call) => isJoined(call) && namesTask(call.callee)) &&
    beside.some((call) => {
      const listening = readListening(call);
      return listening?.event === 'close' && syntax.slotOf(listening.target) === slot;
    })
  );

  function namesTask(callee: Node): boolean {
    const called = unwrap(callee);
    return called.type === 'Identifier' && name?.type === 'Identifier' && called.name === name.name;
  }
}

/** An entry of the list that `Promise.all` or one of its kin is handed. */
function isJoined(call: Node): boolean {
  const list = outerOf(call);
  const join = list?.type === 'ArrayExpression' ? outerOf(list) : undefined;
  const callee = join?.type === 'CallExpression' ? unwrap(join.callee) : null;
  return (
    callee?.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'Promise' &&
    JOINS.has(memberName(callee) ?? '')
  );
}
