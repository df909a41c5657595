// What a call does: it sends, it closes, it runs functions of the file, and it makes something.
import type { Block, Node } from '../ir/model.ts';
import { receiverObject } from './objects.ts';
import { socketOf } from '../sockets/types.ts';
import { ALL, widen } from '../states.ts';
import { callTarget, fromCallee, type CallInstr, type CallTarget } from './call-target.ts';
import { compose, moving } from './relation.ts';
import { readSocketCall, type SocketCall } from './send.ts';
import { cloneState, FIELD, heldOf, mapParts, objectIn, unknownHeld, type FlowState } from './state.ts';
import type { TransferContext } from './context.ts';
import { fresh, noteFilter } from './objects.ts';
import { applySummary } from './apply-summary.ts';
import { bearParts, partsViewed } from './births.ts';
import { open, openByCall } from './opening.ts';
import { runCallbacks } from './callbacks.ts';

export function call(instr: CallInstr, block: Block, state: FlowState, context: TransferContext): void {
  const socketCall = readSocketCall(instr, context.identification);
  const target = callTarget(instr, context.identification, context.summaries);
  if (target !== null) {
    recordWrapper(instr, block, target, state, context);
    if (target.header !== null)
      context.recorder?.entry(target.header, { kind: 'now', instr, target }, cloneState(state));
  }
  runCallbacks(instr, socketCall, target, state, context);
  if (socketCall?.row?.role === 'send' || socketCall?.row?.role === 'control') {
    context.recorder?.send({
      instr,
      block: block.id,
      type: socketCall.type,
      row: socketCall.row,
      name: socketCall.name,
      socket: socketCall.receiver.node,
      wrapper: false,
      held: heldOf(state, receiverObject(socketCall, state)),
    });
  } else if (socketCall?.row?.role === 'close') close(instr, socketCall, state);
  if (socketCall?.row?.role === 'open') open(receiverObject(socketCall, state), state);
  openByCall(instr, target, state, context);
  if (target !== null && !target.summary.isAsync) applySummary(target.summary, instr, target, state);
  produceCall(instr, target, state, context);
  if (target === null) bearParts(instr, objectIn(state, `r${instr.id}`), state, context);
  noteFilter(instr, state, context);
}

function close(instr: CallInstr, socketCall: SocketCall, state: FlowState): void {
  const object = receiverObject(socketCall, state);
  const held = heldOf(state, object);
  const move = moving(socketCall.row?.becomes ?? {});
  state.held.set(object, {
    ...held,
    parts: mapParts(held, (relation) => compose(relation, move)),
    closedBy: instr.node,
    check: null,
    failed: null,
  });
}

function produceCall(
  instr: CallInstr,
  target: CallTarget | null,
  state: FlowState,
  context: TransferContext,
): void {
  const { identification } = context;
  const type = socketOf(identification.typeOf(instr.node));
  const object = `r${instr.id}@`;
  let held = unknownHeld(ALL, null);
  if (target !== null && target.summary.returned !== null) held = target.summary.returned;
  else if (type !== null) {
    // A birth is known for what it is; what comes out of a function of ours has lived since.
    const isBirth = target === null && (instr.style === 'new' || instr.callee.kind === 'method');
    const born = instr.style === 'new' ? instr.node : null;
    held = unknownHeld(isBirth ? type.states : widen(type.states), born);
  }
  state.cells.set(`r${instr.id}`, partsViewed(instr, state, context) ?? fresh(object, held, state));
}

/** A call of a function that rejects when its send fails is itself a send. */
function recordWrapper(
  instr: CallInstr,
  block: Block,
  target: CallTarget,
  state: FlowState,
  { recorder }: TransferContext,
): void {
  if (recorder === null) return;
  for (const send of target.summary.rejectsFor) {
    const object = fromCallee(send.cell, instr, target, state);
    if (object === null) continue;
    recorder.send({
      instr,
      block: block.id,
      type: send.type,
      row: send.method,
      name: send.name,
      socket: socketArgument(instr, send.cell),
      wrapper: true,
      held: heldOf(state, object),
    });
  }
}

/** The caller's expression for the socket: the argument, or null where it is not one expression. */
function socketArgument(instr: CallInstr, cell: string): Node | null {
  const [root = '', ...path] = cell.split(FIELD);
  const parameter = /^p(\d+)$/.exec(root);
  const argument = parameter === null ? undefined : instr.arguments[Number(parameter[1])];
  return argument === undefined || path.length > 0 ? null : argument.value.node;
}
