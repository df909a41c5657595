// What a file itself compares a state with where it does not name the class: `socket.readyState === WebSocketImpl.OPEN`.
import type { Node, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { eachWithin, memberName } from '../syntax/tree.ts';
import { isVisibleAt, variableOf } from '../syntax/visibility.ts';

/**
 * Finds the variable whose constant of this name the file compares `property` with.
 *
 * | answer        | the file                                                      |
 * | ------------- | --------------------------------------------------------------- |
 * | a name        | has such a variable, which means the same at `place`          |
 * | `elsewhere`   | has one, but out of sight there: a global may not be meant    |
 * | null          | compares with no variable's constant                          |
 */
export function findOwnConstant(
  { property, constant }: { readonly property: string; readonly constant: string },
  place: Node,
  source: Source,
): { readonly name: string } | 'elsewhere' | null {
  let found: 'elsewhere' | null = null;
  for (const inner of eachWithin(source.ast)) {
    const holder = inner.type === 'BinaryExpression' ? holderIn(inner, property, constant) : null;
    const variable = holder === null ? null : variableOf(holder, source);
    if (holder === null || variable === null || variable.defs.length === 0) continue;
    // Scope managers type the names of a variable as unknown.
    const declared = variable.identifiers[0] as Node | undefined;
    const isMade = place.type === 'Program' || (declared !== undefined && declared.range[0] < place.range[0]);
    if (isMade && isVisibleAt(variable, place, source)) return { name: holder.name };
    found = 'elsewhere';
  }
  return found;
}

/** `socket.readyState === Impl.OPEN` → `Impl`; a socket's own constant has no holder. */
function holderIn(
  { left, right }: TSESTree.BinaryExpression,
  property: string,
  constant: string,
): TSESTree.Identifier | null {
  for (const [read, value] of [
    [left, right],
    [right, left],
  ] as const) {
    if (read.type !== 'MemberExpression' || memberName(read) !== property) continue;
    if (value.type !== 'MemberExpression' || memberName(value) !== constant) continue;
    const { object } = value;
    const isOfSocket =
      read.object.type === 'Identifier' && object.type === 'Identifier' && read.object.name === object.name;
    if (object.type === 'Identifier' && !isOfSocket) return object;
  }
  return null;
}
