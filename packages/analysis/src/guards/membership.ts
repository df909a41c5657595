// `if (clients.has(socket)) socket.send(text)`, where the socket's own close handler does `clients.delete(socket)`: while it is a
// member, the close event has not come.
// Misses: between the code's own close call and the event the socket is closing; that is kept where the call is in sight.
import { readListening } from '../sockets/listening.ts';
import type { Identification } from '../sockets/identify.ts';
import { ownValue } from '../sockets/library-index.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { isFunction, keyName, memberName, outerOf, unwrap, type FunctionLike } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';
import { heldOf, objectAt } from '../flow/state.ts';
import { ALL, canBe, statesOf } from '../states.ts';
import type { Guard } from './guard.ts';

export const membershipGuard: Guard = {
  id: 'membership',
  read(test, { identification, instrs, state }) {
    const instr = test.kind === 'result' ? instrs.get(test.of) : undefined;
    if (instr?.kind !== 'call' || instr.callee.kind !== 'method' || instr.callee.name !== 'has') return null;
    const member = instr.arguments[0]?.value;
    if (member?.kind !== 'place' || socketOf(identification.typeOf(member.node)) === null) return null;
    const slot = identification.syntax.slotOf(instr.callee.receiver.node);
    if (slot === null || !isLeftOnClose(slot, identification)) return null;
    const object = objectAt(state, member.place);
    const alive =
      heldOf(state, object).closedBy === null
        ? statesOf('connecting', 'open')
        : statesOf('connecting', 'open', 'closing');
    return [{ object, whenTrue: alive, whenFalse: ALL }];
  },
};

const CLOSES = /^(?:on|handle|websocket)?_?(?:close|disconnect)/i;

/** A close handler deletes from the collection; what else than its socket could it be that the others ask for? */
function isLeftOnClose(slot: Slot, identification: Identification): boolean {
  const { syntax } = identification;
  return syntax.calls.some((call) => {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression' || memberName(callee) !== 'delete') return false;
    if (syntax.slotOf(callee.object) !== slot) return false;
    const owner = syntax.ownerOf(call)?.node;
    return isFunction(owner) && hearsOfClose(owner, identification);
  });
}

function hearsOfClose(owner: FunctionLike, { handed, typeOf }: Identification): boolean {
  const isHanded = owner.params.some((_, position) => {
    const socket = handed(owner, position, []);
    return socket !== null && !canBe(socket.states, 'open') && !canBe(socket.states, 'connecting');
  });
  if (isHanded) return true;
  const call = outerOf(owner);
  // A handler object that is handed to the library elsewhere; its name has to do.
  if (call?.type === 'Property' || call?.type === 'MethodDefinition')
    return CLOSES.test(keyName(call.key, call.computed) ?? '');
  const listening = call?.type === 'CallExpression' ? readListening(call) : null;
  if (listening === null || listening.event === null) return false;
  const row = socketOf(typeOf(listening.target))?.row;
  return row !== undefined && ownValue(row.events, listening.event)?.role === 'close';
}
