// `xs.forEach(…)` and its kin are called on a copy.
import type { Node, Source, WalkSite } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Edit, Refusal } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { findAround, isFunction } from '../syntax/tree.ts';

/** Copies what a method walks. A `Set` or `Map` stays one where its callback can tell. */
export function copyReceiver(
  call: TSESTree.CallExpression,
  { collection }: WalkSite,
  source: Source,
): readonly Edit[] | Refusal {
  const { callee } = call;
  if (callee.type !== 'MemberExpression') return { refused: 'this call does not show what it walks' };
  const [callback] = call.arguments;
  const taken = callback !== undefined && isFunction(callback) ? callback.params.length : null;
  if (collection.kind === 'array' && taken !== null && taken > 2 && !isReduce(callee)) {
    return { refused: 'the callback takes the array itself, which would be the copy' };
  }
  const walked = source.text.slice(...callee.object.range);
  const copy = copyOf(collection.kind, taken, callee.optional ? `(${walked} ?? [])` : walked);
  if (copy === null) return { refused: 'a copy of this collection cannot be walked in the same way' };
  const edit: Edit = {
    range: [callee.object.range[0], callee.property.range[0]],
    text: `${guardStart(call, copy, source)}.`,
  };
  return [edit];
}

function copyOf(kind: WalkSite['collection']['kind'], taken: number | null, walked: string): string | null {
  switch (kind) {
    case 'array':
      return `[...${walked}]`;
    // The callback of a set gets the element twice, that of an array its index.
    case 'set':
      return taken !== null && taken <= 1 ? `[...${walked}]` : `new Set(${walked})`;
    case 'map':
      return `new Map(${walked})`;
    case 'object':
      return null;
  }
}

/** Without semicolons a line that starts with a bracket goes on with the line before. */
function guardStart(call: Node, copy: string, source: Source): string {
  const statement = findAround(call, ({ type }) => type.endsWith('Statement'));
  const isStart = statement?.type === 'ExpressionStatement' && statement.range[0] === call.range[0];
  return isStart && copy.startsWith('[') && styleOf(source).semicolon === '' ? `;${copy}` : copy;
}

function isReduce({ property }: TSESTree.MemberExpression): boolean {
  return property.type === 'Identifier' && property.name.startsWith('reduce');
}
