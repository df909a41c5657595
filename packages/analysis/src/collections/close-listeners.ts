// Close handlers that run inside the close call: what they do, the call does.
import type { FunctionHeader, Place } from '../ir/model.ts';
import { readSocketCall, type SocketCall } from '../flow/send.ts';
import type { Identification } from '../sockets/identify.ts';
import { eventName, LISTENER_METHODS } from '../sockets/listening.ts';
import { ownValue } from '../sockets/library-index.ts';
import { isFunction as isFunctionNode } from '../sockets/tree.ts';
import type { SocketType } from '../sockets/types.ts';
import { canBe } from '../states.ts';
import type { CallSite, CallSites } from './call-sites.ts';
import type { Names } from './names.ts';
import { isFunction, type Run } from './runs.ts';
import type { Spot } from './spot.ts';

export interface CloseListeners {
  /** The close calls that run a function before they return; none where the library tells of a close later. */
  readonly closesRunning: (target: FunctionHeader) => readonly Pick<Run, 'site' | 'socket'>[];
}

/** Prepares the answers for one file. */
export function prepareCloseListeners(
  sites: CallSites,
  identification: Identification,
  names: Names,
): CloseListeners {
  const registeredRuns = (target: FunctionHeader) =>
    sites.mentioning(target).flatMap(({ site, argument }) => {
      const registered = argument === 1 ? readRegistration(site, target, identification) : null;
      if (registered === null) return [];
      return closesOf(
        registered.type,
        names.spotOf(registered.receiver, site.caller),
        sites,
        identification,
        names,
      );
    });
  const handedRuns = (target: FunctionHeader) =>
    POSITIONS.flatMap((index) => {
      const type = closedParameter(target, index, identification);
      if (type === null) return [];
      const place: Place = { root: { kind: 'parameter', index, rest: false }, path: [] };
      return closesOf(type, names.spotOfPlace(place, target.id), sites, identification, names);
    });
  return { closesRunning: (target) => [...registeredRuns(target), ...handedRuns(target)] };
}

/** No library hands a socket at a later position. */
const POSITIONS = [0, 1, 2];

/** `close(socket) { … }` of an object that a library is given: it is handed the socket that has closed. */
function closedParameter(
  { node }: FunctionHeader,
  position: number,
  { handed }: Identification,
): SocketType | null {
  const type = isFunctionNode(node) ? handed(node, position, []) : null;
  return type === null || canBe(type.states, 'open') || canBe(type.states, 'connecting') ? null : type;
}

/** Reads `player.socket.on('close', forget)`. */
function readRegistration(
  { instr }: CallSite,
  target: FunctionHeader,
  identification: Identification,
): SocketCall | null {
  const [event, listener] = instr.arguments;
  if (instr.callee.kind !== 'method' || !LISTENER_METHODS.has(instr.callee.name ?? '')) return null;
  const name = eventName(event?.value.node);
  if (name === null || listener === undefined || !isFunction(listener.value, target, identification))
    return null;
  const call = readSocketCall(instr, identification);
  return call !== null && ownValue(call.type.row.events, name)?.role === 'close' ? call : null;
}

function closesOf(
  type: SocketType,
  inside: Spot | null,
  sites: CallSites,
  identification: Identification,
  names: Names,
): Pick<Run, 'site' | 'socket'>[] {
  return Object.entries(type.row.methods).flatMap(([name, row]) => {
    if (row.role !== 'close' || row.closeHandler !== 'inside') return [];
    return sites.ofMethod(name).flatMap((site) => {
      const closed = readSocketCall(site.instr, identification);
      if (closed?.type.row !== type.row) return [];
      return [{ site, socket: pairOf(inside, names.spotOf(closed.receiver, site.caller)) }];
    });
  });
}

/** `player.socket` in the listener and `each.socket` at the call: `player` there is `each` here. */
function pairOf(inside: Spot | null, outside: Spot | null): Run['socket'] {
  if (inside === null || outside === null) return null;
  let common = 0;
  const limit = Math.min(inside.path.length, outside.path.length);
  while (common < limit && inside.path.at(-1 - common) === outside.path.at(-1 - common)) common++;
  return { inside: shorten(inside, common), outside: shorten(outside, common) };
}

function shorten(spot: Spot, by: number): Spot {
  return { ...spot, path: spot.path.slice(0, spot.path.length - by) };
}
