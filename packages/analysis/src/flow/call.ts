// What a call does: it sends, it closes, it runs functions of the file, and it makes something.
import { STATES, type MethodRow } from '@socket-safety/libraries';
import { isParameter } from '../ir/definition.ts';
import type { Block, Node } from '../ir/model.ts';
import { appliedIn } from '../sockets/applied.ts';
import { calledRows, returnedRef } from '../sockets/called-row.ts';
import { listenersOf } from '../sockets/own-emitter.ts';
import { RETURNS_ITSELF } from '../sockets/calls.ts';
import type { Identification } from '../sockets/identify.ts';
import { socketOf, type SocketType } from '../sockets/types.ts';
import { ALL, NONE, statesOf, widen } from '../states.ts';
import { argumentFor, callTarget, fromCallee, type CallInstr, type CallTarget } from './call-target.ts';
import { compose, keep, moving, range } from './relation.ts';
import { readSocketCall, type SocketCall } from './send.ts';
import {
  ELEMENTS,
  cloneState,
  FIELD,
  heldOf,
  mapParts,
  noteHeard,
  objectAt,
  objectIn,
  ownEntry,
  unknownHeld,
  type FlowState,
} from './state.ts';
import type { TransferContext } from './context.ts';
import { giveFacts, noteFilter, noteItemChanged, noteMapped, notePut } from './elements.ts';
import { functionsCaptured } from './captured-parameter.ts';
import { noteExit } from './exits.ts';
import { functionsWaiting } from '../sockets/queues.ts';
import { functionsLookedUp } from '../sockets/tables.ts';
import { fresh, receiverObject } from './objects.ts';
import { applySummary, giveFields } from './apply-summary.ts';
import { bearParts, partsViewed } from './births.ts';
import { open, openByCall } from './opening.ts';
import { runCallbacks } from './callbacks.ts';

export function call(instr: CallInstr, block: Block, state: FlowState, context: TransferContext): void {
  const socketCall = readSocketCall(instr, context.identification);
  const target = callTarget(instr, context.identification, context.summaries);
  if (target !== null) {
    recordWrapper(instr, block, target, state, context);
    if (target.header !== null && !callsParameter(instr))
      context.recorder?.entry(target.header, { kind: 'now', instr, target }, cloneState(state));
  }
  recordChosen(instr, target, state, context);
  recordEmitted(instr, state, context);
  // What it is given may close the socket within the call: `response.cork(() => response.end(body))`.
  if (socketCall?.row != null && isJudged(socketCall.row)) {
    context.recorder?.send({
      instr,
      block: block.id,
      type: socketCall.type,
      row: socketCall.row,
      name: socketCall.name,
      socket: socketCall.receiver.node,
      wrapper: false,
      held: heldOf(state, receiverObject(socketCall, instr, state, context)),
    });
  }
  if (socketCall !== null) proveByReturn(instr, socketCall, state, context);
  // The callbacks of `listen.call(this, run)` are no longer where the function looks for them.
  runCallbacks(instr, socketCall, appliedIn(instr.node) === null ? target : null, state, context);
  if (socketCall?.row?.role === 'close') close(instr, socketCall, state, context);
  // The callback of `close` waits for an end that has begun.
  else if (socketCall !== null && context.endListenings.has(instr.node))
    noteHeard(receiverObject(socketCall, instr, state, context), state);
  if (socketCall?.row?.role === 'open') open(receiverObject(socketCall, instr, state, context), state);
  openByCall(instr, target, state, context);
  if (target !== null && !target.summary.isAsync) applySummary(target.summary, instr, target, state);
  produceCall(instr, target, state, context);
  if (target === null) bearParts(instr, objectIn(state, `r${instr.id}`), state, context);
  noteFilter(instr, state, context);
  noteMapped(instr, state, context);
  notePut(instr, state, context);
  noteExit(instr, target, state, context);
}

/** A call that throws in some state and came back proves that the socket was not in it. */
function proveByReturn(
  instr: CallInstr,
  socketCall: SocketCall,
  state: FlowState,
  context: TransferContext,
): void {
  const { outcome = {}, withCallback = {} } = socketCall.row ?? {};
  const refused = STATES.filter(
    (one) => outcome[one]?.includes('throws') === true && withCallback[one] === undefined,
  );
  if (refused.length === 0) return;
  const others = statesOf(...STATES.filter((one) => !refused.includes(one)));
  const object = receiverObject(socketCall, instr, state, context);
  const held = heldOf(state, object);
  const parts = mapParts(held, (relation) => keep(relation, others));
  // What surely throws is told once; what follows is judged as if it were mended.
  const mayReturn = [...parts.values()].some((relation) => range(relation) !== NONE);
  if (mayReturn) state.held.set(object, { ...held, parts });
}

/** Whether it matters that the socket is open: for everything that hands over data. */
function isJudged({ role, sends }: MethodRow): boolean {
  return role === 'send' || role === 'control' || sends === true;
}

function close(instr: CallInstr, socketCall: SocketCall, state: FlowState, context: TransferContext): void {
  const { receiver } = socketCall;
  // Of all entries it closes the one at hand.
  if (receiver.kind === 'place') ownEntry(state, receiver.place);
  const object = receiverObject(socketCall, instr, state, context);
  const held = heldOf(state, object);
  const move = moving(socketCall.row?.becomes ?? {});
  state.held.set(object, {
    ...held,
    parts: mapParts(held, (relation) => compose(relation, move)),
    closedBy: instr.node,
    check: null,
    failed: null,
    heard: false,
  });
  noteItemChanged(object, state, context);
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
  const returned = target?.summary.returned ?? null;
  if (returned !== null) held = returned.held;
  else if (type !== null) {
    // A birth is known for what it is; what comes out of a function of ours, or out of a collection, has lived since.
    const isBirth =
      target === null &&
      (instr.style === 'new' || isMethodOfOne(instr, identification) || isLibraryCall(instr, identification));
    const born = instr.style === 'new' ? instr.node : null;
    held = unknownHeld(isBirth ? type.states : widen(type.states), born);
  }
  state.cells.set(`r${instr.id}`, partsViewed(instr, state, context) ?? fresh(object, held, state));
  if (returned !== null) giveFacts(object + ELEMENTS, returned.elements, state);
  if (instr.style === 'new' && target !== null) giveFields(object, instr, target, state);
  if (returnsReceiver(instr, type, identification)) aliasReceiver(instr, state);
}

/** `request.accept()`, and not `sockets.find(isMine)`. */
function isMethodOfOne({ callee }: CallInstr, { typeOf }: Identification): boolean {
  if (callee.kind !== 'method') return false;
  const receiver = typeOf(callee.receiver.node);
  return receiver?.kind !== 'collection' && receiver?.kind !== 'tuple';
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
  const argument = parameter === null ? undefined : argumentFor(Number(parameter[1]), instr);
  return argument === undefined || path.length > 0 ? null : argument.value.node;
}

/** A call that may run any of several functions. */
function recordChosen(
  instr: CallInstr,
  target: CallTarget | null,
  state: FlowState,
  { recorder, summaries, identification, fn }: TransferContext,
): void {
  if (recorder === null) return;
  const chosen = new Set(functionsCaptured(instr, fn.node, identification));
  if (target === null || callsParameter(instr))
    for (const find of [functionsLookedUp, functionsWaiting])
      for (const header of find(instr.node, identification)) chosen.add(header);
  for (const header of chosen) {
    const summary = summaries.of(header.id);
    if (summary === null) continue;
    recorder.entry(header, { kind: 'now', instr, target: { summary, header } }, cloneState(state));
  }
}

/** `this.emit('ready', text)` runs the listeners with the arguments behind the name. */
function recordEmitted(instr: CallInstr, state: FlowState, context: TransferContext): void {
  const { recorder, summaries, identification } = context;
  if (recorder === null) return;
  for (const header of listenersOf(instr.node, identification)) {
    const summary = summaries.of(header.id);
    if (summary === null) continue;
    const callee: CallInstr['callee'] = { kind: 'value', value: { kind: 'opaque', node: instr.node } };
    const run: CallInstr = { ...instr, callee, arguments: instr.arguments.slice(1) };
    const target = { summary, header };
    recorder.entry(header, { kind: 'now', instr: run, target, emitted: true }, cloneState(state));
  }
}

/** `run()` of a parameter: where the function was handed over is where it is known what it runs under. */
function callsParameter({ callee }: CallInstr): boolean {
  if (callee.kind !== 'value' || callee.value.kind !== 'place') return false;
  const { root, path } = callee.value.place;
  return path.length === 0 && root.kind === 'variable' && isParameter(root.variable.declaration);
}

/** `fork(script)`: a function of a library, whose row says what it returns. */
function isLibraryCall({ node }: CallInstr, { typeOf }: Identification): boolean {
  if (node.type !== 'CallExpression') return false;
  for (const { row } of calledRows(node, typeOf)) if (returnedRef(row, node) !== undefined) return true;
  return false;
}

/** `new WebSocket(url).on('error', …)` is the socket itself. */
function returnsReceiver(instr: CallInstr, type: SocketType | null, identification: Identification): boolean {
  if (type === null || instr.callee.kind !== 'method') return false;
  return (
    RETURNS_ITSELF.has(instr.callee.name ?? '') ||
    readSocketCall(instr, identification)?.row?.returns === 'itself'
  );
}

function aliasReceiver({ id, callee }: CallInstr, state: FlowState): void {
  if (callee.kind !== 'method') return;
  const { receiver } = callee;
  if (receiver.kind === 'place') state.cells.set(`r${id}`, objectAt(state, receiver.place));
  else if (receiver.kind === 'result') state.cells.set(`r${id}`, objectIn(state, `r${receiver.of}`));
}
