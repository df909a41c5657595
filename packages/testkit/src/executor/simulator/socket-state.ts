// A simulated socket: the row of its library and the state it is in.
import type { EventRow, SocketRow, State } from '@socket-safety/libraries';
import type { LibraryTable } from './tables.ts';

export type Listener = (...given: unknown[]) => unknown;

/** What the world knows of a socket; the program holds its `face`. */
export interface SimulatedSocket {
  /** `socket`, `socket 2`: as stories name it. */
  readonly name: string;
  /** Of the call in which it was born. */
  readonly line: number;
  /** From 1, in order of birth. */
  readonly nth: number;
  readonly library: LibraryTable;
  readonly type: string;
  readonly row: SocketRow;
  readonly face: object;
  /** A caller out of sight made it, and cleans up after it. */
  isOfCaller: boolean;
  /** Code out of sight got hold of it, and listens to its errors. */
  isLookedAfter: boolean;
  state: State;
  /** The program closed it itself. */
  closedByProgram: boolean;
  /** No further message comes through. */
  deliveryEnded: boolean;
  /** The close event was heard. */
  over: boolean;
  /** A message handler is running. */
  hearingMessage: boolean;
  messages: number;
  /** Methods of the handler object that it was handed to, by what they are for. */
  readonly session: { readonly message: Action[]; readonly close: Action[] };
  /** Run when the state changes: collections of a server, requests that end with their response. */
  readonly onChange: (() => void)[];
  readonly heardOnce: Set<string>;
}

interface Action {
  readonly name: string;
  readonly run: () => void;
}

const faces = new WeakMap<object, SimulatedSocket>();

export function rememberFace(socket: SimulatedSocket): void {
  faces.set(socket.face, socket);
}

export function socketBehind(face: unknown): SimulatedSocket | null {
  return typeof face === 'object' && face !== null ? (faces.get(face) ?? null) : null;
}

/** Code out of sight gets hold of a value: of a socket, or of a record with one. */
export function lookAfter(value: unknown): void {
  const socket = socketBehind(value);
  if (socket !== null) socket.isLookedAfter = true;
  else if (typeof value === 'object' && value !== null)
    for (const field of Object.values(Object.getOwnPropertyDescriptors(value))) {
      const held = 'value' in field ? socketBehind(field.value) : null;
      if (held !== null) held.isLookedAfter = true;
    }
}

/** Lists the events of a row that play a role, by name. */
export function eventsOf(row: SocketRow, role: EventRow['role']): readonly (readonly [string, EventRow])[] {
  return listEvents(row).filter(([, event]) => event.role === role);
}

const events = new WeakMap<SocketRow, readonly (readonly [string, EventRow])[]>();

/** Lists the events of a row, by name. */
export function listEvents(row: SocketRow): readonly (readonly [string, EventRow])[] {
  let list = events.get(row);
  if (list === undefined) events.set(row, (list = Object.entries(row.events)));
  return list;
}

const states = new WeakMap<SocketRow, Map<State, boolean>>();

/** A family whose sockets the program opens itself is not opened by the world: `socket.accept()`. */
export function isOpenedByProgram({ methods }: SocketRow): boolean {
  return Object.values(methods).some(
    ({ role, becomes }) => role === 'open' && becomes?.connecting === 'open',
  );
}

/** Tells whether the family knows a state at all. */
export function hasState(row: SocketRow, state: State): boolean {
  let known = states.get(row);
  if (known === undefined) states.set(row, (known = new Map()));
  let answer = known.get(state);
  if (answer === undefined) known.set(state, (answer = speaksOf(row, state)));
  return answer;
}

function speaksOf(row: SocketRow, state: State): boolean {
  const values = Object.values(row.properties);
  const cells = Object.values(row.methods);
  return (
    values.some((property) => state in property) ||
    cells.some(({ outcome, becomes }) => state in outcome || Object.values(becomes ?? {}).includes(state))
  );
}
