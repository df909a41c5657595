// Functions that listen: to an event of a socket, or to anything else.
import type { EventRow } from '@socket-safety/libraries';
import type { Instr } from '../ir/model.ts';
import { ownValue } from '../sockets/library-index.ts';
import { eventName, readListening } from '../sockets/listening.ts';
import { socketOf } from '../sockets/types.ts';
import type { CallInstr } from './call-target.ts';
import type { Entry } from './records.ts';
import type { SocketCall } from './send.ts';
import { cloneState, objectAt, type FlowState } from './state.ts';
import type { TransferContext } from './context.ts';
import { receiverObject } from './objects.ts';
import { functionOf } from './function-values.ts';

/** `socket.on('message', …)`, and the same on anything else. What a server hands to its listener is known by its type. */
export function listenerEntry(
  instr: CallInstr,
  name: string,
  socketCall: SocketCall | null,
  state: FlowState,
  context: TransferContext,
): Entry {
  const byObject = eventObjectEntry(instr, state, context);
  if (byObject !== null) return byObject;
  const event = eventName(instr.arguments[0]?.value.node);
  if (socketCall !== null && event !== null) {
    const row = ownValue(socketCall.type.row.events, event);
    if (row !== undefined && listens(socketCall.type.row.listeners, name))
      return {
        kind: 'event',
        node: instr.node,
        event: row,
        object: receiverObject(socketCall, instr, state, context),
        once: name === 'once' || name === 'prependOnceListener',
        socket: socketCall.receiver.node,
      };
  }
  return { kind: 'later', node: instr.node, onError: event === 'error', opens: [] };
}

/** `port.onDisconnect.addListener(forget)` */
function eventObjectEntry(instr: CallInstr, state: FlowState, context: TransferContext): Entry | null {
  const listening = instr.node.type === 'CallExpression' ? readListening(instr.node) : null;
  const receiver = instr.callee.kind === 'method' ? instr.callee.receiver : null;
  if (listening?.form !== 'event-object' || listening.event === null || receiver?.kind !== 'place')
    return null;
  const row = socketOf(context.identification.typeOf(listening.target))?.row;
  const event = row === undefined ? undefined : ownValue(row.events, listening.event);
  if (event === undefined || row?.listeners.includes(listening.form) !== true) return null;
  const port = { root: receiver.place.root, path: receiver.place.path.slice(0, -1) };
  const object = objectAt(state, port);
  return { kind: 'event', node: instr.node, event, object, once: false, socket: listening.target };
}

function listens(forms: readonly string[], method: string): boolean {
  return forms.includes(method === 'addEventListener' ? 'event-target' : 'emitter');
}

/** `socket.onmessage = (event) => …`. */
export function isListenerProperty(
  instr: Extract<Instr, { kind: 'assign' }>,
  state: FlowState,
  context: TransferContext,
): boolean {
  const name = instr.target.path.at(-1);
  const target = instr.node.type === 'AssignmentExpression' ? instr.node.left : null;
  if (name?.startsWith('on') !== true || target?.type !== 'MemberExpression') return false;
  const header = functionOf(instr.value, context);
  if (header === null) return false;
  const socket = socketOf(context.identification.typeOf(target.object));
  const row = socket === null ? undefined : ownValue(socket.row.events, name.slice(2));
  const owner = { root: instr.target.root, path: instr.target.path.slice(0, -1) };
  const entry: Entry =
    socket !== null && row !== undefined && socket.row.listeners.includes('property')
      ? {
          kind: 'event',
          node: instr.node,
          event: row as EventRow,
          object: objectAt(state, owner),
          once: false,
          socket: target.object,
        }
      : { kind: 'later', node: instr.node, onError: name === 'onerror', opens: [] };
  context.recorder?.entry(header, entry, cloneState(state));
  return true;
}
