// Every listener that a file adds, in whatever form: `socket.on('close', forget)`, `socket.onclose = forget`,
// `socket.addEventListener('close', forget)`, `port.onDisconnect.addListener(forget)`, `response.onAborted(forget)`.
import type { TSESTree } from '@typescript-eslint/types';
import type { EventRow } from '@socket-safety/libraries';
import type { FunctionHeader, Node } from '../ir/model.ts';
import { calledRows, callbacksAt } from './called-row.ts';
import type { Identification } from './identify.ts';
import { ownValue } from './library-index.ts';
import { readListening } from './listening.ts';
import { partEvent } from './part.ts';
import { calledName, eachNode, memberName, unwrap } from './tree.ts';
import { socketOf, type SocketType } from './types.ts';

/** A listener that is added to something. */
export interface Registration {
  /** The call that adds it, or the assignment. */
  readonly node: Node;
  /** What is listened to, as written. */
  readonly target: Node;
  /** Null for a name out of sight. */
  readonly event: string | null;
  readonly listener: Node;
  /** Null where the listener is out of sight. */
  readonly handler: FunctionHeader | null;
  /** What the target is and what the event means there; null where the target is no socket, or its row lacks the event. */
  readonly heard: { readonly type: SocketType; readonly row: EventRow } | null;
}

/** Lists the listeners that a file adds: calls in source order, then assignments. `root` is its program. */
export function* eachRegistration(root: Node, identification: Identification): Generator<Registration> {
  for (const call of identification.syntax.calls) {
    yield* heardByCallbacks(call, identification);
    yield* heardByFinished(call, identification);
    const listening = readListening(call);
    const listener = listening === null ? undefined : call.arguments[listening.position];
    if (listening !== null && listener !== undefined)
      yield registration(call, listening.target, listening.event, listener, identification);
  }
  for (const node of eachNode(root)) {
    if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') continue;
    const name = memberName(node.left);
    if (name?.startsWith('on') === true)
      yield registration(node, node.left.object, name.slice(2), node.right, identification);
  }
}

/** `response.onAborted(() => { … })`, `net.connect(port, () => { … })`: a callback that the row says hears an event. */
function* heardByCallbacks(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  identification: Identification,
): Generator<Registration> {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return;
  const { typeOf } = identification;
  const target =
    socketOf(typeOf(callee.object)) === null && socketOf(typeOf(call)) !== null ? call : callee.object;
  for (const { row } of calledRows(call, typeOf))
    for (const [position, listener] of call.arguments.entries())
      for (const { hears } of callbacksAt(row, call, position))
        if (hears !== undefined) yield registration(call, target, hears, listener, identification);
}

/** `finished(response, stop)` of Node's streams, `onFinished(response, stop)`: it hears the end, whatever the end is. */
function* heardByFinished(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  identification: Identification,
): Generator<Registration> {
  if (!/^(?:finished|onFinished)$/.test(calledName(call))) return;
  const [target] = call.arguments;
  const listener = call.arguments.at(-1);
  if (target !== undefined && listener !== undefined && listener !== target)
    yield registration(call, target, 'close', listener, identification);
}

function registration(
  node: Node,
  target: Node,
  event: string | null,
  listener: Node,
  identification: Identification,
): Registration {
  const { typeOf, functionNamed } = identification;
  const handler = event === null ? null : functionNamed(listener);
  return { node, target, event, listener, handler, heard: heardEvent(target, event, typeOf) };
}

function heardEvent(
  target: Node,
  event: string | null,
  typeOf: Identification['typeOf'],
): Registration['heard'] {
  if (event === null) return null;
  const type = socketOf(typeOf(target));
  const row = type === null ? undefined : ownValue(type.row.events, event);
  return type === null || row === undefined ? partEvent(target, event, typeOf) : { type, row };
}
