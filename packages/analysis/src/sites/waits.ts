// Where a function waits.
import type { Node } from '../ir/model.ts';
import { eachNode, functionAround, type FunctionLike } from '../sockets/tree.ts';

const known = new WeakMap<FunctionLike, readonly Node[]>();

/** Lists what suspends a function, in source order: `await`, `yield`, `for await`; not those of functions in it. */
export function waitsOf(fn: FunctionLike): readonly Node[] {
  const before = known.get(fn);
  if (before !== undefined) return before;
  const found = [...eachNode(fn.body)]
    .filter((node) => isWait(node) && functionAround(node) === fn)
    .sort((one, other) => one.range[0] - other.range[0]);
  known.set(fn, found);
  return found;
}

/** Tells whether the function of a send waits between a question and it, also in its arguments. */
export function waitsBetween(asked: Node, call: Node): boolean {
  const fn = functionAround(call);
  if (fn === undefined) return [...eachNode(call)].some(isWait);
  return waitsOf(fn).some(({ range }) => range[0] >= asked.range[1] && range[0] < call.range[1]);
}

function isWait(node: Node): boolean {
  return (
    node.type === 'AwaitExpression' ||
    node.type === 'YieldExpression' ||
    (node.type === 'ForOfStatement' && node.await)
  );
}
