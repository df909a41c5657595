// Promises that one callback puts into a list, for which another one waits: until that runs, nobody hears of a rejection.
import type { Identification } from '../sockets/identify.ts';
import type { Node } from '../ir/model.ts';
import { turnAround } from '../sockets/runs-inside.ts';
import { isInside, memberName, outerOf, unwrap, type FunctionLike } from '../sockets/tree.ts';

const WAITS: ReadonlySet<string> = new Set(['all', 'allSettled', 'any', 'race']);

/** Tells whether all that is done with the list of `list.push(promise)` is to wait for it in callbacks that run at other times. */
export function isWaitedForElsewhere(list: Node, { module }: Identification): boolean {
  const name = unwrap(list);
  const pushing = callbackAround(name);
  const variable = name.type === 'Identifier' ? module.variableOf(name) : null;
  if (pushing === null || variable === null || variable.declaration.defs.length === 0) return false;
  let waits = 0;
  for (const { identifier } of variable.declaration.references) {
    // References hold nodes, typed as unknown so that every scope manager fits.
    const use = identifier as Node;
    const outer = outerOf(use);
    // `sending.push(…)`, `sending.length`, `const sending = []`
    if (outer?.type === 'MemberExpression' || outer?.type === 'VariableDeclarator') continue;
    if (outer?.type !== 'CallExpression' || !waitsFor(outer.callee)) return false;
    const waiting = callbackAround(use);
    if (waiting === null || isInside(pushing, waiting) || isInside(waiting, pushing)) return false;
    waits++;
  }
  return waits > 0;
}

/** `Promise.all` */
function waitsFor(callee: Node): boolean {
  const at = unwrap(callee);
  if (at.type !== 'MemberExpression' || !WAITS.has(memberName(at) ?? '')) return false;
  const object = unwrap(at.object);
  return object.type === 'Identifier' && object.name === 'Promise';
}

/** The function around that is handed to a call, alone or in an object, and does not run inside of it; null for any other. */
function callbackAround(node: Node): FunctionLike | null {
  const fn = turnAround(node);
  if (fn === undefined) return null;
  const outer = outerOf(fn);
  const object = outer?.type === 'Property' ? outerOf(outer) : fn;
  const call = object === undefined ? undefined : outerOf(object);
  const isHanded = call?.type === 'CallExpression' && call.callee !== object;
  return isHanded ? fn : null;
}
