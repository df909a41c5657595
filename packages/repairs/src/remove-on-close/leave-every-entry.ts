// Takes a socket out of a map or set into which a handler puts it again and again, by one listener behind that handler.
import type { Node, RetentionSite } from '@socket-safety/analysis';
import type { RepairContext } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { freeName } from '../syntax/names.ts';
import { readReference } from '../syntax/reference.ts';
import { readOccasion } from './occasion.ts';
import type { Removal } from './removal.ts';
import { isSeen, rootText } from './seen-there.ts';

/** Prints the removal of a set's member; null where the statement runs once, or its names are not known behind the handler. */
export function leaveSetOnce(site: RetentionSite, element: Node, context: RepairContext): Removal | null {
  const found = readPlace(site, element, context);
  if (found === null) return null;
  const { collection, member, anchor } = found;
  return {
    lines: [`${collection}.delete(${member})${styleOf(context.source).semicolon}`],
    before: [],
    edits: [],
    anchor,
  };
}

/** The same for the entries of a map that are this value, whatever their keys: `users.set(name, socket)` at each login. */
export function leaveEveryEntry(site: RetentionSite, value: Node, context: RepairContext): Removal | null {
  const { source } = context;
  const found = site.collection === 'map' ? readPlace(site, value, context) : null;
  if (found === null) return null;
  const { collection, member, anchor } = found;
  const { semicolon } = styleOf(source);
  const entries = freeName(['entries', 'entriesSnapshot'], source);
  const key = freeName(['key', 'entryKey', 'mapKey'], source);
  const held = freeName(['held', 'value', 'entry'], source);
  return {
    lines: [
      `const ${entries} = [...${collection}]${semicolon}`,
      `for (const [${key}, ${held}] of ${entries}) {`,
      `\tif (${held} === ${member}) ${collection}.delete(${key})${semicolon}`,
      '}',
    ],
    before: [],
    edits: [],
    anchor,
  };
}

function readPlace(
  site: RetentionSite,
  value: Node,
  { source }: RepairContext,
): { readonly collection: string; readonly member: string; readonly anchor: Node } | null {
  const occasion = readOccasion(site, source);
  const [root] = site.roots;
  const member = readReference(value, source)?.plain ?? null;
  if (occasion?.isOnce !== true || root === undefined || site.roots.length > 1 || member === null)
    return null;
  const collection = rootText(root, occasion.place, source);
  return collection === null || !isSeen(value, occasion.place, source)
    ? null
    : { collection, member, anchor: occasion.place };
}
