// Functions that listen: to an event of a socket, or to anything else.
import type { EventRow } from '@socket-safety/libraries';
import type { FunctionHeader, Instr, Node } from '../ir/model.ts';
import { ownValue } from '../sockets/library-index.ts';
import { eventName, readListening } from '../sockets/listening.ts';
import { partEvent } from '../sockets/part.ts';
import { outerOf } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';
import type { CallInstr } from './call-target.ts';
import type { Entry } from './records.ts';
import type { SocketCall } from './send.ts';
import { cloneState, noteHeard, objectAt, type FlowState } from './state.ts';
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
  const ofPart = partEntry(instr, name, state, context);
  if (ofPart !== null) return ofPart;
  const event = eventName(instr.arguments[0]?.value.node);
  if (socketCall !== null && event !== null) {
    const row = ownValue(socketCall.type.row.events, event);
    if (row !== undefined && listens(socketCall.type.row.listeners, name))
      return {
        kind: 'event',
        node: instr.node,
        event: row,
        object: receiverObject(socketCall, instr, state, context),
        once: isOnce(name),
        socket: socketCall.receiver.node,
      };
  }
  return { kind: 'later', node: instr.node, onError: event === 'error', opens: [] };
}

/** `port.onDisconnect.addListener(forget)`, `window.webContents.on('dom-ready', greet)`: what is listened to is a part of the socket. */
function partEntry(
  instr: CallInstr,
  name: string,
  state: FlowState,
  { identification: { typeOf } }: TransferContext,
): Entry | null {
  const listening = instr.node.type === 'CallExpression' ? readListening(instr.node) : null;
  const receiver = instr.callee.kind === 'method' ? instr.callee.receiver : null;
  if (listening === null || listening.event === null || receiver?.kind !== 'place') return null;
  const { form, target } = listening;
  const part = form === 'event-object' ? null : partEvent(target, listening.event, typeOf);
  const socket = part?.socket ?? target;
  const row = part?.type.row ?? (form === 'event-object' ? socketOf(typeOf(target))?.row : undefined);
  const event = part?.row ?? (row === undefined ? undefined : ownValue(row.events, listening.event));
  if (event === undefined || row?.listeners.includes(form) !== true) return null;
  const place = { root: receiver.place.root, path: receiver.place.path.slice(0, -1) };
  return {
    kind: 'event',
    node: instr.node,
    event,
    object: objectAt(state, place),
    once: isOnce(name),
    socket,
  };
}

function isOnce(method: string): boolean {
  return method === 'once' || method === 'prependOnceListener';
}

function listens(forms: readonly string[], method: string): boolean {
  return forms.includes(method === 'addEventListener' ? 'event-target' : 'emitter');
}

/** `this.onOpen = () => …; socket.on('open', this.onOpen)`: a field that is there so that its function can be added as a listener. */
export function isAddedByName(field: Node, { identification: { syntax } }: TransferContext): boolean {
  const slot = syntax.slotOf(field);
  if (slot === null || !/^[cf]\d+\.[^.]+$/.test(slot)) return false;
  return syntax.mentions(slot).some((mention) => {
    const call = outerOf(mention);
    const listening = call?.type === 'CallExpression' ? readListening(call) : null;
    return (
      listening !== null && call?.type === 'CallExpression' && call.arguments[listening.position] === mention
    );
  });
}

/** `Client.prototype.onOpen = function () { … }`: it runs where a method of that name is called. */
export function definesMethod({ node }: Instr, { kind, node: fn }: FunctionHeader): boolean {
  return kind === 'method' && node.type === 'AssignmentExpression' && node.right === fn;
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
  if (header === null || definesMethod(instr, header) || isAddedByName(target, context)) return false;
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
  if (entry.kind === 'event' && entry.event.role === 'close') noteHeard(entry.object, state);
  context.recorder?.entry(header, entry, cloneState(state));
  return true;
}
