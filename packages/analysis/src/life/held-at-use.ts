// Which value a name holds at a use, where several of a file's sockets are put into one variable or field.
import type { FunctionHeader, Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { isFunction, isInside, outerOf, parentOf } from '../sockets/tree.ts';

/** Places where a name is given a value, by slot, so that each value is followed to its own uses. */
export type Givings = ReadonlyMap<Slot, readonly Node[]>;

/**
 * Tells whether a name may hold the value that is born at `birth`. Where it is given several, the last one that comes before the use on
 * every way is what it holds there; what functions do that others call by their names may be about any of them.
 */
export function mayHoldAt(
  use: Node,
  slot: Slot,
  birth: Node,
  givings: Givings,
  { syntax, module }: Identification,
): boolean {
  const given = givings.get(slot) ?? [];
  const own = given.find((one) => one === birth);
  if (own === undefined || (given.length === 1 && !slot.startsWith('c'))) return true;
  for (
    let owner = syntax.ownerOf(use);
    owner !== null;
    owner = owner.parent === null ? null : (module.functions[owner.parent] ?? null)
  ) {
    const id = owner.id;
    const before = given.filter((one) => syntax.ownerOf(one)?.id === id && one.range[0] < use.range[0]);
    const sure = before.findLast((one) => isInside(use, blockAround(one)));
    if (before.includes(own)) return sure === undefined || sure.range[0] <= own.range[0];
    if (sure !== undefined) return false;
    // Before its own giving, in a straight line, a name holds something else.
    if (syntax.ownerOf(own)?.id === id && id === syntax.ownerOf(use)?.id && !isInLoop(own)) return false;
    // Whoever calls it by its name may do so behind any giving.
    if (!isInline(owner)) return true;
  }
  return true;
}

/** The block that runs as a whole where a node runs. */
function blockAround(node: Node): Node {
  let at = node;
  for (let outer = parentOf(at); outer !== undefined; outer = parentOf(at)) {
    if (/^(?:BlockStatement|Program|SwitchCase|StaticBlock)$/.test(outer.type) || isFunction(outer))
      return outer;
    if (/^(?:If|Conditional|Logical|For|While)/.test(outer.type)) return at;
    at = outer;
  }
  return at;
}

function isInline({ node }: FunctionHeader): boolean {
  const outer = outerOf(node)?.type;
  return isFunction(node) && (outer === 'CallExpression' || outer === 'NewExpression');
}

function isInLoop(node: Node): boolean {
  for (let at: Node | undefined = node; at !== undefined && !isFunction(at); at = parentOf(at))
    if (/^(?:For|While|DoWhile)/.test(at.type)) return true;
  return false;
}
