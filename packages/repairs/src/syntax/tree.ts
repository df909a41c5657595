// Questions about a syntax tree that every repair asks.
import type { Node } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';

export type FunctionNode =
  TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;

const NO_CHILDREN: ReadonlySet<string> = new Set(['parent', 'loc', 'range', 'tokens', 'comments']);

/** Walks the children of a node in source order of its fields. */
export function* eachChild(outer: Node): Generator<Node> {
  // A node's own fields, which no type lists.
  for (const [field, value] of Object.entries(outer) as [string, unknown][]) {
    if (NO_CHILDREN.has(field)) continue;
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) if (isNode(child)) yield child;
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value;
}

/** Walks a node and everything below it, except below the nodes at which `stops` says so. */
export function* eachWithin(root: Node, stops: (inner: Node) => boolean = () => false): Generator<Node> {
  yield root;
  for (const child of eachChild(root)) {
    if (stops(child)) yield child;
    else yield* eachWithin(child, stops);
  }
}

/** Walks what runs when the node runs: not the bodies of functions below it. */
export function eachOfThisRun(root: Node): Generator<Node> {
  return eachWithin(root, isFunction);
}

/** Tells whether a name stands anywhere in a piece of source, whatever it means there. */
export function namesWithin(root: Node, name: string): boolean {
  for (const inner of eachWithin(root)) if (inner.type === 'Identifier' && inner.name === name) return true;
  return false;
}

export function isFunction(inner: Node): inner is FunctionNode {
  return (
    inner.type === 'ArrowFunctionExpression' ||
    inner.type === 'FunctionExpression' ||
    inner.type === 'FunctionDeclaration'
  );
}

/** Returns the parent; null above the program, whatever the parser puts there. */
export function outerOf(inner: Node): Node | null {
  return inner.parent ?? null;
}

/** Finds the nearest node around this one for which `fits` holds. */
export function findAround(inner: Node, fits: (outer: Node) => boolean): Node | null {
  let outer = outerOf(inner);
  while (outer !== null && !fits(outer)) outer = outerOf(outer);
  return outer;
}

/** Finds the function whose body this stands in. */
export function findFunctionAround(inner: Node): FunctionNode | null {
  const found = findAround(inner, isFunction);
  return found !== null && isFunction(found) ? found : null;
}

/** Tells whether a block is that of a `finally`. */
export function isFinalizer(block: Node): boolean {
  return block.parent?.type === 'TryStatement' && block.parent.finalizer === block;
}

/** Tells whether one node stands within another, or is it. */
export function isInside(inner: Node, outer: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/** Lists the statements among which a statement stands; null for the single body of an `if` or a loop. */
export function siblingsOf(statement: Node): readonly Node[] | null {
  const outer = outerOf(statement);
  switch (outer?.type) {
    case 'BlockStatement':
    case 'Program':
    case 'StaticBlock':
    case 'TSModuleBlock':
      return outer.body;
    case 'SwitchCase':
      return outer.consequent;
    default:
      return null;
  }
}

/** Returns the name of a member: `send` of `socket.send`; null for a computed one. */
export function memberName(member: TSESTree.MemberExpression): string | null {
  if (!member.computed && member.property.type === 'Identifier') return member.property.name;
  return null;
}

/** Tells whether a statement can end what stands around it: `return`, `throw`, `break`, `continue`. */
export function leaves(statement: Node): boolean {
  return [...eachOfThisRun(statement)].some(({ type }) =>
    /^(?:Return|Throw|Break|Continue)Statement$/.test(type),
  );
}

/** Lists what `&&` joins, from left to right; another expression alone. */
export function operandsOf(test: Node): readonly Node[] {
  if (test.type !== 'LogicalExpression' || test.operator !== '&&') return [test];
  return [...operandsOf(test.left), ...operandsOf(test.right)];
}
