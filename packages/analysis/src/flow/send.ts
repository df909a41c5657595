// Which calls send, and on what: a method of the row, or a function that rejects when its own send fails.
import type { MethodRow } from '@socket-safety/libraries';
import type { Node, Value } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { ownValue } from '../sockets/library-index.ts';
import { partMethod } from '../sockets/part.ts';
import { partsOf, socketOf, type SocketType } from '../sockets/types.ts';
import type { CallInstr } from './call-target.ts';

/** A send, apart from what is known of the socket. */
export interface SendMethod {
  readonly type: SocketType;
  readonly row: MethodRow;
  /** As called: `send`, or the wrapper's name. */
  readonly name: string;
  /** The expression that is the socket; null where the caller cannot write it, as inside a wrapper's own fields. */
  readonly socket: Node | null;
  readonly wrapper: boolean;
}

/** A call of a method that the socket's row knows. */
export interface SocketCall {
  readonly receiver: Value;
  readonly type: SocketType;
  readonly name: string;
  readonly row: MethodRow | null;
}

/** Reads a call as one on a socket: `socket.send(…)`, `socket.on(…)`, `window.webContents.send(…)`. */
export function readSocketCall(instr: CallInstr, identification: Identification): SocketCall | null {
  if (instr.callee.kind !== 'method' || instr.callee.name === null) return null;
  const { receiver, name } = instr.callee;
  const whole = wholeOf(receiver, name, identification);
  if (whole !== null) return whole;
  if (isOverridden(receiver.node, name, identification)) return null;
  const type = socketOf(identification.typeOf(receiver.node));
  return type === null ? null : { receiver, type, name, row: ownValue(type.row.methods, name) ?? null };
}

/** `class Link extends WebSocket { send(text) { … } }`: the class's own method is a function like any other. */
function isOverridden(receiver: Node, method: string, { typeOf, module }: Identification): boolean {
  for (const part of partsOf(typeOf(receiver))) {
    let header = part.kind === 'local' ? module.classes[part.class] : undefined;
    while (header !== undefined && !header.members.has(method))
      header = header.base === null ? undefined : module.classes[header.base];
    if (header !== undefined) return true;
  }
  return false;
}

/** A method of a part of the socket, as a call on the socket. */
function wholeOf(part: Value, method: string, identification: Identification): SocketCall | null {
  const called = partMethod(part.node, method, identification.typeOf);
  if (called === null || part.kind !== 'place') return null;
  const place = { root: part.place.root, path: part.place.path.slice(0, -1) };
  const receiver: Value = { ...part, place, node: called.socket };
  return { receiver, type: called.type, name: called.name, row: called.row };
}
