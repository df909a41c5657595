// What a call does with one of its arguments, as far as the call itself tells.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { memberName, unwrap } from '../sockets/tree.ts';
import { onlyLooks, storedInto } from './argument-fate.ts';
import { findArrival, type Arrival } from './argument-parameter.ts';

/** What becomes of an argument. */
export type HandedOver =
  /** An event of it is listened to: `once(socket, 'open')`, `pipeline(source, socket)`. */
  | { readonly kind: 'heard'; readonly event: string }
  /** It is a parameter of a function of this file. */
  | { readonly kind: 'arrived'; readonly arrival: Arrival }
  /** It is a parameter of a function of this file that does what nobody can follow with it. */
  | { readonly kind: 'lost' }
  /** `clients.add(socket)` */
  | { readonly kind: 'stored'; readonly collection: Node }
  /** `server.emit('connection', socket)` */
  | { readonly kind: 'emitted'; readonly by: TSESTree.CallExpression }
  /** Nothing comes of it: `console.log(socket)`, `socket.emit('ready', socket)`. */
  | { readonly kind: 'passed over' }
  /** A function that is not of this file takes it. */
  | { readonly kind: 'taken'; readonly position: number };

/** Functions of Node that listen to the end and the errors of what they are given, for as long as it lives. */
const LISTENS_TO_ERRORS = new Set(['pipeline', 'finished']);

/** Tells what a call does with an argument. */
export function handOver(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: Node,
  identification: Identification,
): HandedOver {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : nameOf(callee);
  const position = call.arguments.findIndex((one) => unwrap(one) === argument);
  if (position === 0 && name === 'once' && isOnceOfNode(callee)) {
    const event = call.arguments[1];
    return event?.type === 'Literal'
      ? { kind: 'heard', event: String(event.value) }
      : { kind: 'passed over' };
  }
  if (LISTENS_TO_ERRORS.has(name)) return { kind: 'heard', event: 'error' };
  const arrival = findArrival(call, position, identification);
  if (arrival !== null) return arrival === 'out of sight' ? { kind: 'lost' } : { kind: 'arrived', arrival };
  const collection = storedInto(call);
  if (collection !== null) return { kind: 'stored', collection };
  if (isEmit(call)) {
    // It hands itself to its own listeners, and those are met where they are added.
    if (isSame(call.callee.object, argument, identification)) return { kind: 'passed over' };
    if (position === 1) return { kind: 'emitted', by: call };
  }
  return onlyLooks(call) ? { kind: 'passed over' } : { kind: 'taken', position };
}

function isEmit(
  call: Node,
): call is TSESTree.CallExpression & { readonly callee: TSESTree.MemberExpression } {
  return (
    call.type === 'CallExpression' &&
    call.callee.type === 'MemberExpression' &&
    memberName(call.callee) === 'emit'
  );
}

function isSame(left: Node, right: Node, { syntax }: Identification): boolean {
  const slot = syntax.slotOf(left);
  return slot !== null && slot === syntax.slotOf(right);
}

/** `once(socket, 'open')`, `events.once(socket, 'open')` */
function isOnceOfNode(callee: Node): boolean {
  return nameOf(unwrap(callee.type === 'MemberExpression' ? callee.object : callee)) !== '';
}

function nameOf(node: Node): string {
  return node.type === 'Identifier' ? node.name : '';
}
