// Remembers the sockets whose close is listened to, beside the collection that they are put into.
import { definitionOf, type Node, type Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { declareAt, placeBehind } from '../flag/flag-place.ts';
import type { Edit, RepairContext } from '../repair.ts';
import { indentationAt, styleOf } from '../syntax/layout.ts';
import { findAround, memberName } from '../syntax/tree.ts';
import { variableOf } from '../syntax/visibility.ts';

/** A set of sockets, and what declares it; null where it is there. */
export interface Watch {
  /** `watchedInRooms`, `this.watchedInRooms`. */
  readonly name: string;
  /** What it holds: `socket`. */
  readonly member: string;
  readonly declaration: Edit | null;
}

interface Asked {
  /** How many collections are left together. */
  readonly collections: number;
  readonly member: string;
}

/** Chooses the set that belongs to a collection; null where the file does not show where that is made. */
export function watchOnce(root: Node, asked: Asked, context: RepairContext): Watch | null {
  const { source, language } = context;
  const made = language === 'ts' ? 'new WeakSet<object>()' : 'new WeakSet()';
  if (root.type === 'Identifier') return besideVariable(root, asked, made, source);
  return root.type === 'MemberExpression' && root.object.type === 'ThisExpression'
    ? besideField(root, asked, made, context)
    : null;
}

function besideVariable(
  root: TSESTree.Identifier,
  { collections, member }: Asked,
  made: string,
  source: Source,
): Watch | null {
  const variable = variableOf(root, source);
  const place = variable === null || definitionOf(variable) === undefined ? null : placeBehind(variable);
  if (place === null) return null;
  const { name, isThere } = nameFor(root.name, collections, source);
  const declaration = isThere
    ? null
    : declareAt(place, [`const ${name} = ${made}${styleOf(source).semicolon}`], source);
  return { name, member, declaration };
}

/** `private readonly watchedInRooms = new WeakSet<object>();` behind the field of the rooms. */
function besideField(
  root: TSESTree.MemberExpression,
  { collections, member }: Asked,
  made: string,
  { source, language }: RepairContext,
): Watch | null {
  const isHidden = root.property.type === 'PrivateIdentifier';
  const own = root.property.type === 'PrivateIdentifier' ? root.property.name : memberName(root);
  const body = findAround(root, ({ type }) => type === 'ClassBody');
  if (own === null || body?.type !== 'ClassBody') return null;
  const field = body.body.find(
    (one) => one.type === 'PropertyDefinition' && 'name' in one.key && one.key.name === own,
  );
  if (field?.type !== 'PropertyDefinition') return null;
  const { name, isThere } = nameFor(own.replace(/^_/, ''), collections, source);
  const key = `${isHidden ? '#' : own.startsWith('_') ? '_' : ''}${name}`;
  const words = language !== 'ts' ? '' : isHidden ? 'readonly ' : 'private readonly ';
  const [, end] = field.range;
  const text = `\n${indentationAt(source.text, field.range[0])}${words}${key} = ${made}${styleOf(source).semicolon}`;
  return { name: `this.${key}`, member, declaration: isThere ? null : { range: [end, end], text } };
}

/** A name by the collection, so that each has its own; one that walks several is shared with nobody. */
function nameFor(
  collection: string,
  collections: number,
  { text }: Source,
): { readonly name: string; readonly isThere: boolean } {
  const base = `watchedIn${collection.slice(0, 1).toUpperCase()}${collection.slice(1)}`;
  const isTaken = (name: string) =>
    new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(text);
  if (!isTaken(base)) return { name: base, isThere: false };
  if (collections === 1 && new RegExp(`${base.replaceAll('$', '\\$')} = new WeakSet`).test(text))
    return { name: base, isThere: true };
  for (let number = 2; ; number++)
    if (!isTaken(`${base}${number}`)) return { name: `${base}${number}`, isThere: false };
}
