// What a program keeps of its sockets, and what it still has of one that has closed: members of collections, timers,
// subscriptions, slots.
import { run, sight, tables } from './run.ts';
import { isOpenedByProgram, socketBehind, type SimulatedSocket } from './socket-state.ts';

/** Something that the program keeps; `isKept` asks whether it still does. */
export interface Keeping {
  readonly line: number;
  readonly socket: SimulatedSocket;
  readonly isKept: () => boolean;
}

/** The socket that a value is, or that a record holds in one of its own fields. */
export function socketIn(value: unknown): SimulatedSocket | null {
  const socket = socketBehind(value);
  if (socket !== null || typeof value !== 'object' || value === null) return socket;
  if (Array.isArray(value) || value instanceof Map || value instanceof Set) return null;
  for (const field of Object.values(Object.getOwnPropertyDescriptors(value))) {
    const found: unknown = 'value' in field ? socketBehind(field.value) : null;
    if (found !== null) return found as SimulatedSocket;
  }
  return null;
}

/** The line of the call that the program is just making, if it calls that; asked once. */
function lineOfCall(name: string): number | null {
  const schedule = run();
  const site = tables().calls[schedule.call];
  if (!schedule.isCalling || site?.name !== name) return null;
  schedule.isCalling = false;
  return site.line;
}

const superseded = new WeakMap<object, unknown>();

/** `list = list.filter(…)`: from then on the other list counts. */
export function supersede(list: object, by: unknown): void {
  superseded.set(list, by);
}

/** Tells whether a list, or the one that took its place, holds a value. */
export function holds(list: unknown, value: unknown): boolean {
  let last = list;
  while (typeof last === 'object' && last !== null && superseded.has(last)) last = superseded.get(last);
  return Array.isArray(last) && last.includes(value);
}

/** A value was put into a collection, by the program or by the simulation itself. */
export function noteKept(name: string, value: unknown, isKept: () => boolean): void {
  const line = lineOfCall(name);
  const socket = line === null ? null : socketIn(value);
  if (line !== null && socket !== null) run().keepings.push({ line, socket, isKept });
}

/** `peers[name] = socket` */
export function notePut(line: number, owner: unknown, key: unknown, value: unknown): void {
  const socket = socketIn(value);
  if (socket === null || typeof owner !== 'object' || owner === null) return;
  run().keepings.push({ line, socket, isKept: () => Reflect.get(owner, String(key)) === value });
}

/** A close handler takes something away: if another socket stands there, that one is lost. */
export function noteCleared(line: number, before: unknown): void {
  const { closing } = run();
  const socket = socketIn(before);
  if (closing === null || socket === null || socket === closing || socket.over || socket.closedByProgram)
    return;
  sight('slot-lost', line, `${closing.name} takes away ${socket.name}`);
}

/** A collection is about to lose an entry. */
export function noteRemoved(name: string, value: unknown): void {
  if (run().closing === null) return;
  const line = lineOfCall(name);
  if (line !== null) noteCleared(line, value);
}

/** A socket is made: while another closes or fails, that is a storm. */
export function noteConnecting(): void {
  const { closing, callsWhileClosing } = run();
  if (closing === null) return;
  for (const line of new Set(callsWhileClosing.splice(0))) sight('storm', line, 'connects again at once');
}

/** Every socket has closed, or was never anybody's to open. */
export function isEveryoneGone(): boolean {
  const { sockets } = run();
  return (
    sockets.some(({ over }) => over) &&
    sockets.every(({ over, row, state }) => over || (state === 'connecting' && isOpenedByProgram(row)))
  );
}

/** What is left once every socket has closed. */
export function judgeLeaks(): void {
  const schedule = run();
  if (schedule.ended || !isEveryoneGone()) return;
  const lines = new Set<number>();
  for (const { line, socket, isKept } of schedule.keepings)
    if (socket.over && !socket.isOfCaller && isKept()) lines.add(line);
  for (const { line } of schedule.timers) if (schedule.lateLines.has(line)) lines.add(line);
  for (const { line, isActive } of schedule.subscriptions)
    if (isActive() && schedule.lateLines.has(line)) lines.add(line);
  for (const line of lines) sight('leak', line, 'it is still there once the socket has closed');
}
