// A callback that a function of the file calls as an event of a socket is heard:
// `function listen(socket, handle) { socket.on('message', (text) => handle(JSON.parse(text))); }`.
import type { TSESTree } from '@typescript-eslint/types';
import type { EventRow } from '@socket-safety/libraries';
import type { Node } from '../ir/model.ts';
import { calledRows, callbacksAt } from '../sockets/called-row.ts';
import type { Identification } from '../sockets/identify.ts';
import { ownValue } from '../sockets/library-index.ts';
import { readListening } from '../sockets/listening.ts';
import { isFunction, memberName, outerOf, parentOf, unwrap, type FunctionLike } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';
import { fromCallee, type CallInstr, type CallTarget } from './call-target.ts';
import type { TransferContext } from './context.ts';
import type { Entry } from './records.ts';
import type { FlowState } from './state.ts';

/** An event, and what it is heard on. */
interface Heard {
  readonly event: EventRow;
  readonly target: Node;
}

/** Returns how the function at `position` runs, where the called function calls it for an event of another argument; or null. */
export function forwardedEntry(
  instr: CallInstr,
  position: number,
  target: CallTarget | null,
  state: FlowState,
  { identification }: TransferContext,
): Entry | null {
  const owner = target?.header?.node;
  if (target === null || !isFunction(owner)) return null;
  const forwarded = forwardedBy(owner, position, identification);
  if (forwarded === null) return null;
  const object = fromCallee(`p${forwarded.on}`, instr, target, state);
  const socket = instr.arguments[forwarded.on]?.value.node;
  if (object === null || socket === undefined) return null;
  return { kind: 'event', node: instr.node, event: forwarded.event, object, once: false, socket };
}

/** The event for which a function calls the parameter at `position`, and the parameter that it hears it on; or null. */
export function forwardedBy(
  owner: FunctionLike,
  position: number,
  identification: Identification,
): { readonly event: EventRow; readonly on: number } | null {
  const heard = heardByParameter(owner, position, identification);
  const slot = heard === null ? null : identification.syntax.slotOf(heard.target);
  if (heard === null || slot === null) return null;
  const on = owner.params.findIndex((parameter) => identification.syntax.slotOf(parameter) === slot);
  return on === -1 ? null : { event: heard.event, on };
}

/** The event for which a function calls its parameter; null where it does anything else with it. */
function heardByParameter(
  owner: FunctionLike,
  position: number,
  identification: Identification,
): Heard | null {
  const parameter = owner.params[position];
  const variable = parameter?.type === 'Identifier' ? identification.module.variableOf(parameter) : null;
  let heard: Heard | null = null;
  for (const reference of variable?.declaration.references ?? []) {
    // References hold nodes, typed as unknown so that every scope manager fits.
    const use = reference.identifier as Node;
    const call = parentOf(use);
    if (call?.type !== 'CallExpression' || call.callee !== use) return null;
    const listener = identification.syntax.ownerOf(call)?.node;
    const one = isFunction(listener) ? heardBy(listener, identification) : null;
    if (one === null || (heard !== null && heard.event !== one.event)) return null;
    heard = one;
  }
  return heard;
}

/** The event that a function listens to. */
function heardBy(listener: FunctionLike, { typeOf }: Identification): Heard | null {
  const outer = outerOf(listener);
  if (outer?.type === 'AssignmentExpression' && outer.left.type === 'MemberExpression') {
    const name = memberName(outer.left);
    return name?.startsWith('on') === true ? eventOf(outer.left.object, name.slice(2), typeOf) : null;
  }
  if (outer?.type !== 'CallExpression') return null;
  const position = outer.arguments.findIndex((argument) => unwrap(argument) === listener);
  const listening = readListening(outer);
  if (listening?.position === position && listening.event !== null)
    return eventOf(listening.target, listening.event, typeOf);
  return heardByCall(outer, position, typeOf);
}

/** `response.onData((chunk) => …)` */
function heardByCall(
  call: TSESTree.CallExpression,
  position: number,
  typeOf: Identification['typeOf'],
): Heard | null {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return null;
  for (const { row } of calledRows(call, typeOf))
    for (const { hears } of callbacksAt(row, call, position))
      if (hears !== undefined) return eventOf(callee.object, hears, typeOf);
  return null;
}

function eventOf(target: Node, name: string, typeOf: Identification['typeOf']): Heard | null {
  const row = socketOf(typeOf(target))?.row;
  const event = row === undefined ? undefined : ownValue(row.events, name);
  return event === undefined ? null : { event, target };
}
