// Callbacks that run inside the call that takes them: what they throw goes to whoever called, and what was checked before holds.
import type { Node } from '../ir/model.ts';
import { functionAround, memberName, outerOf, unwrap, type FunctionLike } from './tree.ts';

/**
 * Methods of JavaScript's own objects that call what they are given at once, any number of times; some libraries have functions of
 * the same name that take the collection first.
 */
const RUNS_INSIDE: ReadonlySet<string> = new Set(
  'forEach map filter some every find findIndex findLast findLastIndex flatMap reduce reduceRight sort toSorted replace replaceAll from groupBy'.split(
    ' ',
  ),
);

/** Tells whether a method calls the function that it is given at a position, counted from 0, before it returns. */
export function runsArgumentInside(method: string, position: number): boolean {
  return position <= 1 && RUNS_INSIDE.has(method);
}

/** Tells whether a function is handed to such a method where it stands. */
export function runsInside(fn: Node): boolean {
  return walkedBy(fn) !== null;
}

/** What is walked by the call that a function is handed to where it stands; null where it is handed to none that runs it inside. */
export function walkedBy(fn: Node): Node | null {
  const call = outerOf(fn);
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : null;
  if (call?.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return null;
  const position = call.arguments.findIndex((argument) => unwrap(argument) === fn);
  if (!runsArgumentInside(memberName(callee) ?? '', position)) return null;
  return position === 0 ? callee.object : (call.arguments[0] ?? null);
}

/** Returns the function in whose turn a node runs: the nearest one around it that does not run inside another; undefined for none. */
export function turnAround(node: Node): FunctionLike | undefined {
  let fn = functionAround(node);
  while (fn !== undefined && runsInside(fn)) fn = functionAround(fn);
  return fn;
}
