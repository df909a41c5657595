// Sockets that cannot be asked whether they are open: the program has to remember that it was told of their end.
import type { ScopeVariable, SendSite } from '@socket-safety/analysis';
import type { OpenCheck } from '../check/open-check.ts';
import type { Edit, Refusal, RepairContext } from '../repair.ts';
import { rememberInFlag } from './closed-flag.ts';
import { rememberFromEvent } from './event-flag.ts';
import { rememberInSet } from './open-set.ts';
import { socketOf } from '../guard-send/receiver.ts';
import { findKeptField, rememberInField } from './field-flag.ts';
import { findOrigin } from './socket-origin.ts';
import { variableOfSocket } from './socket-variable.ts';

/** A check of what the program remembers, and what it costs that it does. */
export interface RememberedEnd extends Remembered {
  /** The variable that the socket is in. */
  readonly socket: string;
}

/** The same without what it is about. */
export interface Remembered extends OpenCheck {
  readonly edits: readonly Edit[];
  /** What a close that comes to stand under the guard has to do first: `closed = true;`. */
  readonly setsBelow: string | null;
}

/**
 * Finds what the program remembers of a socket's end, or makes it remember.
 *
 * | the library tells of the end…                        | remembered in                                      |
 * | ---------------------------------------------------- | -------------------------------------------------- |
 * | by a method beside the one that is handed the socket | a flag around both: `cancel() { closed = true; }`  |
 * | by a method that is handed one of many sockets       | a set of the open ones: `close(ws) { … }`          |
 * | by an event                                          | a flag that a listener sets                        |
 */
export function rememberEnd(send: SendSite, context: RepairContext): RememberedEnd | Refusal {
  const { socket } = send;
  const variable = variableOfSocket(send, context.source);
  const field = variable === null ? findKeptField(socketOf(send), send, context.source) : null;
  if (field !== null) {
    const kept = rememberInField(send, field, context);
    return 'refused' in kept ? kept : { ...kept, socket: `this.${field.name}` };
  }
  if (variable === null)
    return {
      refused: `where this ${socket.row.noun} is made is out of sight, and so is what tells of its end`,
    };
  const remembered = remember(send, variable, context);
  return 'refused' in remembered ? remembered : { ...remembered, socket: variable.name };
}

function remember(send: SendSite, variable: ScopeVariable, context: RepairContext): Remembered | Refusal {
  const origin = findOrigin(variable, send.socket, context.source);
  if (origin === null) return rememberFromEvent(send, variable, context);
  return origin.kind === 'source'
    ? rememberInFlag(send, origin, context)
    : rememberInSet(send, origin, context);
}
