// Takes a socket out of every room at once, where it may be put into several: one listener for each socket, and not one for each put.
import type { Node, RetentionSite, Source } from '@socket-safety/analysis';
import type { RepairContext } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { freeName } from '../syntax/names.ts';
import { readReference } from '../syntax/reference.ts';
import { isSeen, rootText } from './seen-there.ts';
import { watchOnce } from './watch-once.ts';
import { readOccasion } from './occasion.ts';
import type { Removal } from './removal.ts';
import type { Room } from './room.ts';
import { wayTo } from './way-to.ts';

/**
 * Prints a walk over all rooms; null where a socket is put into one room alone, or the rooms cannot be named where it is made known.
 *
 * | the rooms     | are walked by                                                                             |
 * | ------------- | ------------------------------------------------------------------------------------------ |
 * | map of sets   | `for (const [key, room] of joined) { if (room.delete(socket) && room.size === 0) … }`      |
 * | map of arrays | `for (const [key, room] of joined) { const left = room.filter(…); … }`                     |
 */
export function leaveEveryRoom(room: Room, site: RetentionSite, context: RepairContext): Removal | null {
  const { source } = context;
  const occasion = readOccasion(site, source);
  const member = memberOf(room, site, source);
  if (occasion === null || member === null || !isSeen(member.node, occasion.place, source)) return null;
  const roots = site.roots.map((root) => rootText(root, occasion.place, source));
  const [first] = roots;
  if (first === undefined || roots.includes(null)) return null;
  const rooms = [...new Set(roots.filter((root) => root !== null))];
  const watch =
    occasion.isOnce || site.roots[0] === undefined
      ? null
      : watchOnce(site.roots[0], { collections: rooms.length, member: member.member }, context);
  if (!occasion.isOnce && watch === null) return null;
  return {
    lines: walk(rooms, room, member, context),
    before: [],
    edits: [],
    anchor: occasion.place,
    ...(watch === null ? {} : { watch }),
  };
}

/** What is taken out, and how it is told from the others. */
interface Member {
  readonly node: Node;
  /** `socket`, or the record in a set, which is the same object then. */
  readonly member: string;
  /** `['socket']` of records in an array, of which a socket may have several. */
  readonly way: readonly string[];
}

function memberOf({ kind, element }: Room, { socket, field }: RetentionSite, source: Source): Member | null {
  const own = readReference(element, source)?.plain ?? null;
  if (kind === 'set' || (own !== null && field === null))
    return own === null ? null : { node: element, member: own, way: [] };
  if (own !== null && field !== null) return { node: element, member: `${own}.${field}`, way: [field] };
  const way = wayTo(socket.node, element);
  return way === null ? null : { node: socket.node, member: socket.text, way };
}

function walk(
  rooms: readonly string[],
  { of, kind }: Room,
  { member, way }: Member,
  { source, language }: RepairContext,
): readonly string[] {
  const { semicolon } = styleOf(source);
  const [only] = rooms;
  const index = rooms.length === 1 && only !== undefined ? only : freeName(['index', 'collection'], source);
  const snapshot = freeName(['joined', 'entered', 'roomsSnapshot'], source);
  const key = freeName(['key', 'name', 'roomKey'], source);
  const room = freeName(['room', 'members', 'remaining'], source);
  const entries = of === 'map' ? `[...${index}]` : `Object.entries(${index})`;
  const drop =
    of === 'map'
      ? `${index}.delete(${key})`
      : language === 'ts'
        ? `Reflect.deleteProperty(${index}, ${key})`
        : `delete ${index}[${key}]`;
  const left = freeName(['left', 'others', 'rest'], source);
  const one = freeName(['one', 'other', 'candidate'], source);
  const kept = of === 'map' ? `${index}.set(${key}, ${left})` : `${index}[${key}] = ${left}`;
  const body =
    kind === 'set'
      ? [`if (${room}.delete(${member}) && ${room}.size === 0) {`, `\t${drop}${semicolon}`, '}']
      : [
          `const ${left} = ${room}.filter((${one}) => ${[one, ...way].join('.')} !== ${member})${semicolon}`,
          `if (${left}.length === 0) {`,
          `\t${drop}${semicolon}`,
          `} else if (${left}.length < ${room}.length) {`,
          `\t${kept}${semicolon}`,
          '}',
        ];
  const lines = [
    `const ${snapshot} = ${entries}${semicolon}`,
    `for (const [${key}, ${room}] of ${snapshot}) {`,
    ...body.map((line) => `\t${line}`),
    '}',
  ];
  if (rooms.length === 1) return lines;
  return [`for (const ${index} of [${rooms.join(', ')}]) {`, ...lines.map((line) => `\t${line}`), '}'];
}
