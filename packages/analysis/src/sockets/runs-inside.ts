// Callbacks that run inside the call that takes them: what they throw goes to whoever called, and what was checked before holds.
import type { Node } from '../ir/model.ts';
import { functionAround, memberName, outerOf, unwrap, type FunctionLike } from './tree.ts';

/** Methods of JavaScript's own objects that call what they are given at once, any number of times. */
export const RUNS_INSIDE: ReadonlySet<string> = new Set(
  'forEach map filter some every find findIndex findLast findLastIndex flatMap reduce reduceRight sort toSorted replace replaceAll'.split(
    ' ',
  ),
);

/** Tells whether a function is handed to such a method where it stands. */
export function runsInside(fn: Node): boolean {
  return walkedBy(fn) !== null;
}

/** The object whose such method a function is handed to where it stands; null where it is handed to none. */
export function walkedBy(fn: Node): Node | null {
  const call = outerOf(fn);
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : null;
  if (callee?.type !== 'MemberExpression') return null;
  return RUNS_INSIDE.has(memberName(callee) ?? '') ? callee.object : null;
}

/** Returns the function in whose turn a node runs: the nearest one around it that does not run inside another; undefined for none. */
export function turnAround(node: Node): FunctionLike | undefined {
  let fn = functionAround(node);
  while (fn !== undefined && runsInside(fn)) fn = functionAround(fn);
  return fn;
}
