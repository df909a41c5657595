// `socket.on('error', leave)`: what a failed send raises as an error event, somebody has thought of. A listener counts where it is there
// from the start: in a function around the send, or anywhere where the socket is a field. One for a single error, `once`, does not.
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Registration } from '../sockets/registrations.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { functionAround, isInside, memberName, unwrap } from '../sockets/tree.ts';

/** Calls and assignments that listen to the errors of a socket, by its slot. */
export type ErrorListeners = ReadonlyMap<Slot, readonly Node[]>;

/** Finds what listens to the errors of the sockets of a file. */
export function findErrorListeners(
  registrations: readonly Registration[],
  { syntax }: Identification,
): ErrorListeners {
  const found = new Map<Slot, Node[]>();
  for (const { node, target, heard } of registrations) {
    const slot = heard?.row.role === 'error' && !isForOne(node) ? syntax.slotOf(target) : null;
    if (slot !== null) found.set(slot, [...(found.get(slot) ?? []), node]);
  }
  return found;
}

function isForOne(registration: Node): boolean {
  if (registration.type !== 'CallExpression') return false;
  const callee = unwrap(registration.callee);
  return callee.type === 'MemberExpression' && /once/i.test(memberName(callee) ?? '');
}

/** Tells whether the error event that a send may raise has a listener by then. */
export function isErrorHeard(
  call: Node,
  socket: Node,
  listeners: ErrorListeners,
  { syntax }: Identification,
): boolean {
  const slot = syntax.slotOf(socket);
  if (slot === null) return false;
  return [slot, ...syntax.aliases(slot)].some((name) =>
    (listeners.get(name) ?? []).some((added) => /^[cf]\d+\./.test(name) || isThereBefore(added, call)),
  );
}

/** It is added by a function around the send, and above it where that is the function that sends. */
function isThereBefore(added: Node, call: Node): boolean {
  const adder = functionAround(added);
  if (adder === undefined) return true;
  return isInside(call, adder) && (functionAround(call) !== adder || added.range[0] < call.range[0]);
}
