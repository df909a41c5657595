// Functions that listen: to an event of a socket, to a server that hands out sockets, or to anything else.
import type { EventRow } from '@socket-safety/libraries';
import type { Instr, Node } from '../ir/model.ts';
import { functionRow, ownValue, referredType, typeRow } from '../sockets/library-index.ts';
import { eventName, positionOf } from '../sockets/parameter.ts';
import { partsOf, socketOf, type Type } from '../sockets/types.ts';
import type { StateSet } from '../states.ts';
import type { CallInstr } from './call-target.ts';
import type { Entry } from './records.ts';
import type { SocketCall } from './send.ts';
import { cloneState, objectAt, type FlowState } from './state.ts';
import type { TransferContext } from './context.ts';
import { receiverObject } from './objects.ts';
import { functionOf } from './function-values.ts';

/** `socket.on('message', …)`, `server.on('connection', …)`, and the same on anything else. */
export function listenerEntry(
  instr: CallInstr,
  name: string,
  socketCall: SocketCall | null,
  state: FlowState,
  { identification }: TransferContext,
): Entry {
  const event = eventName(instr.arguments[0]?.value.node);
  if (socketCall !== null && event !== null) {
    const row = ownValue(socketCall.type.row.events, event);
    if (row !== undefined && listens(socketCall.type.row.listeners, name))
      return {
        kind: 'event',
        node: instr.node,
        event: row,
        object: receiverObject(socketCall, state),
        socket: socketCall.receiver.node,
      };
  }
  if (instr.callee.kind === 'method' && event !== null) {
    for (const part of partsOf(identification.typeOf(instr.callee.receiver.node))) {
      if (part.kind !== 'instance') continue;
      const refs = ownValue(typeRow(part.library, part.name)?.emits ?? {}, event);
      if (refs !== undefined)
        return acceptEntry(
          instr.node,
          refs.map((ref) => (ref === null ? null : referredType(part.library, ref))),
        );
    }
  }
  return { kind: 'later', node: instr.node, onError: event === 'error' };
}

function listens(forms: readonly string[], method: string): boolean {
  return forms.includes(method === 'addEventListener' ? 'event-target' : 'emitter');
}

/** A library's own method that hands sockets to its callback: `server.handleUpgrade(…, (socket) => …)`. */
export function acceptedBy(
  instr: CallInstr,
  position: number,
  { identification }: TransferContext,
): Entry | null {
  if (instr.callee.kind !== 'method') return null;
  for (const part of partsOf(identification.typeOf(instr.callee.receiver.node))) {
    if (part.kind !== 'instance') continue;
    const row = functionRow(part.library, part.name, instr.callee.name ?? '');
    const callback = row?.callbacks?.find(
      (candidate) => positionOf(candidate, instr.arguments.length) === position,
    );
    if (callback !== undefined)
      return acceptEntry(
        instr.node,
        callback.parameters.map((ref) => (ref === null ? null : referredType(part.library, ref))),
      );
  }
  return null;
}

function acceptEntry(node: Node, types: readonly (Type | null)[]): Entry {
  const parameters = new Map<number, StateSet>();
  types.forEach((type, position) => {
    const socket = socketOf(type);
    if (socket !== null) parameters.set(position, socket.states);
  });
  return { kind: 'accept', node, parameters };
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
          socket: target.object,
        }
      : { kind: 'later', node: instr.node, onError: name === 'onerror' };
  context.recorder?.entry(header, entry, cloneState(state));
  return true;
}
