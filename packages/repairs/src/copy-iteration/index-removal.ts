// Whether a loop changes its array at the index of the walk, as `splice(index, 1)` does. The change that is reported may be another:
// a close handler that takes the element out while the loop runs.
import type { Node, WalkSite } from '@socket-safety/analysis';
import { eachWithin, isFunction, memberName, namesWithin } from '../syntax/tree.ts';

const CHANGES: ReadonlySet<string> = new Set(['splice', 'copyWithin', 'fill']);

/** Tells whether an array is changed at the index that the walk gives. */
export function removesByIndex({ loop, collection, change }: WalkSite): boolean {
  if (collection.kind !== 'array') return false;
  const index = indexOf(loop, collection.walkedAs);
  if (index === null) return false;
  if (namesWithin(change.node, index)) return true;
  for (const inner of eachWithin(loop)) {
    const { callee } = inner.type === 'CallExpression' ? inner : { callee: null };
    const isChange = callee?.type === 'MemberExpression' && CHANGES.has(memberName(callee) ?? '');
    if (isChange && namesWithin(inner, index)) return true;
  }
  return false;
}

/** `index` of `xs.forEach((x, index) => …)`, of `for (const [index, x] of xs.entries())` and of `keys()`. */
function indexOf(loop: Node, walkedAs: WalkSite['collection']['walkedAs']): string | null {
  if (loop.type === 'CallExpression') {
    const callback = loop.arguments[0];
    return callback !== undefined && isFunction(callback)
      ? nameOf(callback.params.at(isReduce(loop) ? 2 : 1))
      : null;
  }
  if (loop.type !== 'ForOfStatement' || loop.left.type !== 'VariableDeclaration') return null;
  const pattern = loop.left.declarations[0].id;
  if (walkedAs === 'keys') return nameOf(pattern);
  return walkedAs === 'entries' && pattern.type === 'ArrayPattern' ? nameOf(pattern.elements[0]) : null;
}

function isReduce({ callee }: Extract<Node, { type: 'CallExpression' }>): boolean {
  const property = callee.type === 'MemberExpression' ? callee.property : null;
  return property?.type === 'Identifier' && property.name.startsWith('reduce');
}

function nameOf(pattern: Node | null | undefined): string | null {
  return pattern?.type === 'Identifier' ? pattern.name : null;
}
