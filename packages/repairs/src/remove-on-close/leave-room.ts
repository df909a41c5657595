// Takes a socket out of its room, and drops the room that it leaves empty.
import type { RetentionSite } from '@socket-safety/analysis';
import type { Refusal, RepairContext } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { freeName } from '../syntax/names.ts';
import { readReference } from '../syntax/reference.ts';
import { leaveEveryRoom } from './leave-every-room.ts';
import type { Removal } from './removal.ts';
import type { Room } from './room.ts';
import { wayTo } from './way-to.ts';

/**
 * Prints the statements. A room is asked for anew, since it may have been dropped and made again in between.
 *
 * | the room                 | becomes                                                                             |
 * | ------------------------ | ------------------------------------------------------------------------------------- |
 * | a set with a name        | `room.delete(socket); if (room.size === 0) rooms.delete(name);`                     |
 * | a set                    | `const room = rooms.get(name); room?.delete(socket); if (room?.size === 0) …`       |
 * | an array                 | `const left = (rooms.get(name) ?? []).filter(…); if (left.length > 0) … else …`     |
 */
export function leaveRoom(room: Room, site: RetentionSite, context: RepairContext): Removal | Refusal {
  const { source, language } = context;
  const everywhere = leaveEveryRoom(room, site, context);
  if (everywhere !== null) return everywhere;
  const named = nameRoom(room, site, context);
  if (named !== null) return named;
  // Types of plain objects do not say whether an entry may be missing.
  if (room.of === 'object' && language === 'ts') return { refused: 'the room cannot be named again' };
  const { semicolon } = styleOf(source);
  const lines = room.kind === 'set' ? leaveSet(room, context) : leaveArray(room, site, context);
  return lines === null
    ? { refused: 'what is put there has no name' }
    : { lines: lines.map((line) => line + semicolon), before: [], edits: [] };
}

/** `const members = (rooms[name] ??= new Set());` is there for sure, whatever the types say of entries. */
function nameRoom(room: Room, { node, holder }: RetentionSite, context: RepairContext): Removal | null {
  const { source, language } = context;
  const made = holder?.parent;
  if (room.kind !== 'set' || node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression')
    return null;
  if (made?.type !== 'AssignmentExpression' || made !== node.callee.object) return null;
  const element = readReference(room.element, source);
  if (element === null) return null;
  const { semicolon } = styleOf(source);
  const name = freeName(['members', 'room', 'sockets', 'left'], source);
  const start = node.range[0];
  const isObject = room.of === 'object' && language === 'ts';
  const dropped = isObject ? `Reflect.deleteProperty(${room.rooms}, ${room.key})` : drop(room);
  return {
    lines: [`${name}.delete(${element.plain})${semicolon}`, `if (${name}.size === 0) ${dropped}${semicolon}`],
    before: [`const ${name} = (${source.text.slice(...made.range)})${semicolon}`],
    edits: [{ range: [start, node.callee.property.range[0]], text: `${name}.` }],
  };
}

function leaveSet(room: Room, { source }: RepairContext): readonly string[] | null {
  const element = readReference(room.element, source);
  if (element === null) return null;
  const dropped = drop(room);
  if (room.name !== null)
    return [`${room.name}.delete(${element.plain})`, `if (${room.name}.size === 0) ${dropped}`];
  const name = freeName(['room', 'members', 'left', 'remaining'], source);
  return [
    `const ${name} = ${read(room)}`,
    `${name}?.delete(${element.plain})`,
    `if (${name}?.size === 0) ${dropped}`,
  ];
}

/** A new array without it: whoever walks the old one at this moment skips nobody. */
function leaveArray(
  room: Room,
  { socket, field }: RetentionSite,
  context: RepairContext,
): readonly string[] | null {
  const { source } = context;
  const own = readReference(room.element, source);
  const way = own === null && field === null ? wayTo(socket.node, room.element) : [];
  if (way === null) return null;
  const left = freeName(['left', 'others', 'remaining'], source);
  const one = freeName(['one', 'other', 'candidate'], source);
  const isOther = `${[one, ...way].join('.')} !== ${own?.plain ?? socket.text}`;
  const kept = room.of === 'map' ? `${room.rooms}.set(${room.key}, ${left})` : `${read(room)} = ${left}`;
  return [
    `const ${left} = (${read(room)} ?? []).filter((${one}) => ${isOther})`,
    `if (${left}.length > 0) ${kept}`,
    `else ${drop(room)}`,
  ];
}

function read({ rooms, key, of }: Room): string {
  return of === 'map' ? `${rooms}.get(${key})` : `${rooms}[${key}]`;
}

function drop({ rooms, key, of }: Room): string {
  return of === 'map' ? `${rooms}.delete(${key})` : `delete ${rooms}[${key}]`;
}
