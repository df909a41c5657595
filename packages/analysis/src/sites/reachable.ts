// The states that a socket can be in at all, where its library leaves less to the world outside: a response whose client goes is
// closed at once, a datagram socket is closed by nobody but the program.
import type { SocketRow } from '@socket-safety/libraries';
import { definitionOf, isParameter } from '../ir/definition.ts';
import type { FunctionHeader, FunctionId, Node } from '../ir/model.ts';
import type { Standing } from '../flow/standing.ts';
import type { SendRecord } from '../flow/records.ts';
import type { CloseCall } from '../sockets/close-calls.ts';
import type { Identification } from '../sockets/identify.ts';
import { isLastAct } from '../sockets/last-act.ts';
import { turnAround } from '../sockets/runs-inside.ts';
import { readListening, type Listening } from '../sockets/listening.ts';
import type { Slot, SyntaxIndex } from '../sockets/syntax-index.ts';
import { calledName, eachNode, isInside, outerOf, unwrap } from '../sockets/tree.ts';
import { ALL, canBe, join, listStates, NONE, OPEN, statesOf, widen, type StateSet } from '../states.ts';

/** Returns the states that a send can find its socket in, whatever its paths say. */
export function reachableStates(
  fn: FunctionId,
  { type, socket, held, instr }: Pick<SendRecord, 'type' | 'socket' | 'held' | 'instr'>,
  { reasons }: Standing,
  closings: ReadonlyMap<Slot, readonly CloseCall[]>,
  identification: Identification,
): StateSet {
  const { outside } = type.row;
  if (outside === undefined) return widen(type.states);
  // A close call on the way here is known for what it did.
  if (held.closedBy !== null || reasons.some(({ kind }) => kind === 'closed-by' || kind === 'close-event'))
    return ALL;
  let states = alone(type.row, canBe(type.states, 'open') ? OPEN : type.states);
  const elsewhere =
    type.row.kept === true ? [] : closedElsewhere(fn, instr.node, socket, closings, identification);
  for (const { row } of elsewhere) states = join(states, statesOf(...Object.values(row.becomes ?? {})));
  return states;
}

function alone({ outside }: SocketRow, from: StateSet): StateSet {
  let states = NONE;
  for (const state of listStates(from)) states = join(states, statesOf(...(outside?.[state] ?? [state])));
  return states;
}

/** Close calls in callbacks that run between the turns of this function, and in anything else that runs before a timer nobody stops. */
function* closedElsewhere(
  fn: FunctionId,
  send: Node,
  socket: Node | null,
  closings: ReadonlyMap<Slot, readonly CloseCall[]>,
  identification: Identification,
): Generator<CloseCall> {
  const { syntax, module, variables } = identification;
  const slot = socket === null ? null : syntax.slotOf(socket);
  if (slot === null) return;
  const variable = /^v\d+$/.test(slot) ? variables.get(Number(slot.slice(1))) : undefined;
  const maker = isParameter(variable?.declaration) ? definitionOf(variable?.declaration) : undefined;
  // `socket.send(bye, () => socket.close())`: each run is handed its own socket, and the callback of the send comes after it.
  const isOwnCallback = ({ node }: CloseCall): boolean =>
    maker !== undefined && module.functionOf(maker)?.id === fn && isInside(node, send);
  const isEndless = isInEndlessTimer(send, identification);
  for (const name of [slot, ...syntax.aliases(slot)]) {
    for (const closing of closings.get(name) ?? []) {
      const owner = syntax.ownerOf(closing.node);
      if (owner === null || owner.id === fn || isOwnCallback(closing)) continue;
      if (isLastAct(closing.node, identification) || comesAfter(owner.node, send, syntax)) continue;
      if ((isCallback(owner) || isEndless) && !tidiesUp(owner)) yield closing;
    }
  }
}

/** `source.on('end', () => response.end())` beside `source.on('data', (text) => response.write(text))`: nothing comes after the end. */
function comesAfter(closer: Node, send: Node, { slotOf }: SyntaxIndex): boolean {
  const closes = heardBy(closer);
  const sends = heardBy(turnAround(send));
  if (closes?.event == null || sends?.event == null) return false;
  const source = slotOf(closes.target);
  return (
    source !== null && source === slotOf(sends.target) && LAST.test(closes.event) && !LAST.test(sends.event)
  );
}

function heardBy(fn: Node | undefined): Listening | null {
  const call = fn === undefined ? undefined : outerOf(fn);
  return call?.type === 'CallExpression' && call.arguments.some((one) => unwrap(one) === fn)
    ? readListening(call)
    : null;
}

/** Events of an emitter after which it tells nothing more. */
const LAST = /^(?:end|close|finish)$/;

/** Handed to a call: it runs when something else happens. `process.on('exit', …)` is the end of everything. */
function isCallback({ node }: FunctionHeader): boolean {
  const call = node.type === 'FunctionDeclaration' ? undefined : outerOf(node);
  if (call?.type !== 'CallExpression' || unwrap(call.callee) === node) return false;
  const callee = unwrap(call.callee);
  const object = callee.type === 'MemberExpression' ? unwrap(callee.object) : null;
  return object?.type !== 'Identifier' || object.name !== 'process';
}

/** It runs again and again, in a file that clears no interval at all. */
function isInEndlessTimer(send: Node, { syntax }: Identification): boolean {
  const turn = turnAround(send);
  const call = turn === undefined ? undefined : outerOf(turn);
  if (call?.type !== 'CallExpression' || calledName(call) !== 'setInterval') return false;
  return syntax.calls.every((one) => !/^clear(?:Interval|Timeout)$/.test(calledName(one)));
}

/** Whoever clears a timer or takes a listener away where it closes the socket has thought of later sends. */
function tidiesUp({ node }: FunctionHeader): boolean {
  for (const inner of eachNode(node)) {
    if (inner.type !== 'CallExpression') continue;
    if (TIDIES.test(calledName(inner))) return true;
  }
  return false;
}

const TIDIES =
  /^(?:clear(?:Interval|Timeout|Immediate)|off|remove(?:All)?(?:EventListener|Listeners?)|unsubscribe|delete)$/;
