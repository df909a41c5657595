// Takes a socket out of its room, and drops the room that it leaves empty.
import type { Node, RetentionSite } from '@socket-safety/analysis';
import type { Refusal, RepairContext } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { freeName } from '../syntax/names.ts';
import { readReference } from '../syntax/reference.ts';
import { isInside } from '../syntax/tree.ts';
import type { Removal } from './removal.ts';
import type { Room } from './room.ts';

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
  // Types of plain objects do not say whether an entry may be missing.
  if (room.of === 'object' && language === 'ts') return { refused: 'the room cannot be named again' };
  const { semicolon } = styleOf(source);
  const lines = room.kind === 'set' ? leaveSet(room, context) : leaveArray(room, site, context);
  return lines === null
    ? { refused: 'what is put there has no name' }
    : { lines: lines.map((line) => line + semicolon), before: [], edits: [] };
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

/** `['socket']` of `{ socket, score: 0 }` */
export function wayTo(socket: Node, value: Node): readonly string[] | null {
  if (value === socket) return [];
  if (value.type !== 'ObjectExpression') return null;
  for (const property of value.properties) {
    if (property.type !== 'Property' || property.computed || property.key.type !== 'Identifier') continue;
    const inner = isInside(socket, property.value) ? wayTo(socket, property.value) : null;
    if (inner !== null) return [property.key.name, ...inner];
  }
  return null;
}
