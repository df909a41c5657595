// Close handlers that run inside the close call: what they do, the call does.
import type { FunctionHeader, FunctionId, IrModule } from '../ir/model.ts';
import { eachInstr } from '../ir/visit.ts';
import { readSocketCall } from '../flow/send.ts';
import type { Identification } from '../sockets/identify.ts';
import { ownValue } from '../sockets/library-index.ts';
import { eventName, LISTENER_METHODS } from '../sockets/handed.ts';
import type { SocketType } from '../sockets/types.ts';
import { functionIn, type CallInstr } from './calls.ts';
import type { Names } from './names.ts';
import { below, type Spot } from './spot.ts';

/** A listener, and the socket as it knows it (`inside`) and as the caller of `close` does (`outside`). */
export interface InsideListener {
  readonly target: FunctionHeader;
  readonly socket: { readonly inside: Spot; readonly outside: Spot } | null;
}

export interface CloseListeners {
  /** The listeners that run before a call returns; none where its library tells of a close later. */
  readonly inside: (instr: CallInstr, fn: FunctionId) => readonly InsideListener[];
}

interface Registration {
  readonly row: SocketType['row'];
  readonly target: FunctionHeader;
  readonly socket: Spot | null;
}

const NONE: readonly InsideListener[] = [];

/** Gathers the close handlers of a file. */
export function gatherCloseListeners(
  module: IrModule,
  identification: Identification,
  names: Names,
): CloseListeners {
  let registrations: readonly Registration[] | null = null;
  return {
    inside: (instr, fn) => {
      const call = readSocketCall(instr, identification);
      if (call?.row?.role !== 'close' || call.row.closeHandler !== 'inside') return NONE;
      registrations ??= [...eachRegistration(module, identification, names)];
      const closed = names.spotOf(call.receiver, fn);
      return registrations
        .filter(({ row }) => row === call.type.row)
        .map(({ target, socket }) => ({ target, socket: pairOf(socket, closed) }));
    },
  };
}

function* eachRegistration(
  module: IrModule,
  identification: Identification,
  names: Names,
): Generator<Registration> {
  for (const { id } of module.functions) {
    for (const instr of eachInstr(module.body(id))) {
      if (instr.kind !== 'call') continue;
      const call = readSocketCall(instr, identification);
      if (call === null || !LISTENER_METHODS.has(call.name)) continue;
      const event = eventName(instr.arguments[0]?.value.node);
      const isClose = event !== null && ownValue(call.type.row.events, event)?.role === 'close';
      const listener = instr.arguments[1];
      const target = listener === undefined ? null : functionIn(listener.value, identification);
      if (!isClose || target === null) continue;
      yield { row: call.type.row, target, socket: names.spotOf(call.receiver, id) };
    }
  }
}

/** `player.socket` in the listener and `each.socket` at the call: `player` there is `each` here. */
function pairOf(inside: Spot | null, outside: Spot | null): InsideListener['socket'] {
  if (inside === null || outside === null) return null;
  let common = 0;
  const limit = Math.min(inside.path.length, outside.path.length);
  while (common < limit && inside.path.at(-1 - common) === outside.path.at(-1 - common)) common++;
  return { inside: shorten(inside, common), outside: shorten(outside, common) };
}

function shorten(spot: Spot, by: number): Spot {
  return below({ ...spot, path: [] }, spot.path.slice(0, spot.path.length - by));
}
