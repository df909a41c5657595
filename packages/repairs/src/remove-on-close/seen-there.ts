// Whether what one statement names can be named where the close is listened to.
import { definitionOf, type Node, type Source } from '@socket-safety/analysis';
import { readReference } from '../syntax/reference.ts';
import { findAround, isInside } from '../syntax/tree.ts';
import { isVisibleAt, variableOf } from '../syntax/visibility.ts';

/** Returns a collection as it is named at a place; null where it cannot be. */
export function rootText(root: Node, place: Node, source: Source): string | null {
  const text = readReference(root, source)?.plain ?? null;
  if (text === null) return null;
  if (text.startsWith('this.')) return classAround(root) === classAround(place) ? text : null;
  return isSeen(root, place, source) ? text : null;
}

function classAround(inner: Node): Node | null {
  return findAround(inner, ({ type }) => type === 'ClassBody');
}

/** Tells whether the name that an expression begins with means the same at a place, and is declared outside of it. */
export function isSeen(expression: Node, place: Node, source: Source): boolean {
  let at = expression;
  while (at.type === 'MemberExpression') at = at.object;
  if (at.type !== 'Identifier') return at.type === 'ThisExpression';
  const variable = variableOf(at, source);
  const declared = definitionOf(variable);
  if (variable === null || declared === undefined || !isVisibleAt(variable, place, source)) return false;
  // What is declared behind the place in the same run is not there yet; a module's own is, once a function runs.
  return !isInside(declared, place);
}
