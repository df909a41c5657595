// `const stop = settings.subscribe(tell); … stop()`, `shortcuts.register('F5', tell); … shortcuts.unregister('F5')`: what calls a
// function later is ended in sight, by whoever knows when.
import type { TSESTree } from '@typescript-eslint/types';
import { handleOf } from '../life/handles.ts';
import { eachUndoing } from '../life/undoings.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { eventName } from '../sockets/listening.ts';
import { isInside, memberName, parentOf, unwrap } from '../sockets/tree.ts';

/** Tells whether code elsewhere in the file takes back what a call has started. */
export function isTakenBack(start: Node, identification: Identification): boolean {
  if (start.type !== 'CallExpression') return false;
  return isStopped(start, identification) || isUnregistered(start, identification);
}

/** By the handle that the call returned: `stop()`, `subscription.dispose()`. */
function isStopped(start: TSESTree.CallExpression, { syntax }: Identification): boolean {
  const handle = handleOf(start);
  const slot = handle.kind === 'kept' ? syntax.slotOf(handle.name) : null;
  if (slot === null) return false;
  for (const { kind, what, node } of eachUndoing(programOf(start)))
    if ((kind === 'stops' || kind === 'clears') && syntax.slotOf(what) === slot && !isInside(node, start))
      return true;
  return false;
}

const UNDOES = /^(?:un|off|remove)/;

/** By the name under which it was added to the same thing. */
function isUnregistered(start: TSESTree.CallExpression, { syntax }: Identification): boolean {
  const [owner, name] = addedTo(start);
  return (
    owner !== null &&
    name !== null &&
    syntax.calls.some((call) => {
      const [from, other] = addedTo(call);
      const callee = unwrap(call.callee);
      const method = callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : '';
      return from === owner && other === name && UNDOES.test(method) && !isInside(call, start);
    })
  );
}

/** `owner.method('name', …)` */
function addedTo({
  callee,
  arguments: [first],
}: TSESTree.CallExpression | TSESTree.NewExpression): readonly [string | null, string | null] {
  const called = unwrap(callee);
  const owner = called.type === 'MemberExpression' ? unwrap(called.object) : null;
  return [owner?.type === 'Identifier' ? owner.name : null, eventName(first)];
}

function programOf(node: Node): Node {
  let root = node;
  for (let outer = parentOf(node); outer !== undefined; outer = parentOf(outer)) root = outer;
  return root;
}
