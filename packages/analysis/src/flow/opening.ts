// Calls after which a socket is open, whatever was known of it: `socket.accept()`, `ctx.acceptWebSocket(socket)`. Code out of
// sight may make such a call as well, on a socket that it is handed.
import type { Node, Value } from '../ir/model.ts';
import { calledRows } from '../sockets/called-row.ts';
import { partsOf, socketOf } from '../sockets/types.ts';
import { OPEN } from '../states.ts';
import type { CallInstr, CallTarget } from './call-target.ts';
import type { TransferContext } from './context.ts';
import { compose, constant, joinRelations, IDENTITY, moving } from './relation.ts';
import { heldOf, mapParts, objectAt, objectIn, type FlowState, type ObjectId } from './state.ts';

/** A connecting socket may be open by now. */
const MAYBE_OPENED = joinRelations(IDENTITY, moving({ connecting: 'open' }));

/** Marks the sockets that a call opens. */
export function openByCall(
  instr: CallInstr,
  target: CallTarget | null,
  state: FlowState,
  context: TransferContext,
): void {
  const { node, arguments: given } = instr;
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return;
  const opened = new Set<number>();
  for (const { row } of calledRows(node, context.identification.typeOf))
    if (row.opens !== undefined) opened.add(row.opens);
  for (const [position, { value }] of given.entries()) {
    const object = objectOfArgument(value, state);
    if (object === null) continue;
    if (opened.has(position)) open(object, state);
    else if (target === null && isOpenedByHand(value.node, context) && !isCollection(instr, context)) {
      const held = heldOf(state, object);
      // What it was made as says nothing of what it is now.
      const parts = mapParts(held, (part) => compose(part, MAYBE_OPENED));
      state.held.set(object, { ...held, parts, born: null });
    }
  }
}

/** Notes that a socket is open now. */
export function open(object: ObjectId, state: FlowState): void {
  const held = heldOf(state, object);
  const parts = mapParts(held, (part) => compose(part, constant(OPEN)));
  state.held.set(object, { ...held, parts, born: null, failed: null });
}

/** A socket that its program opens by a call. */
function isOpenedByHand(node: Node, { identification }: TransferContext): boolean {
  const methods = socketOf(identification.typeOf(node))?.row.methods ?? {};
  return Object.values(methods).some(({ role }) => role === 'open');
}

/** `sockets.add(socket)` keeps it and does nothing else. */
function isCollection({ callee }: CallInstr, { identification }: TransferContext): boolean {
  return (
    callee.kind === 'method' &&
    partsOf(identification.typeOf(callee.receiver.node)).some(({ kind }) => kind === 'collection')
  );
}

function objectOfArgument(value: Value, state: FlowState): ObjectId | null {
  if (value.kind === 'place') return objectAt(state, value.place);
  return value.kind === 'result' ? objectIn(state, `r${value.of}`) : null;
}
