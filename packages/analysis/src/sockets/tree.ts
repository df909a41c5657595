// The syntax tree as the identification reads it: iteratively, since depth is the input's to choose.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';

const SKIPPED = new Set(['parent', 'loc', 'range', 'tokens', 'comments']);

/** Lists a node's direct children in source order of its keys. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  // Nodes are plain data, so `in` sees their own fields only; it is several times faster here than `Object.entries`.
  for (const key in node) {
    // A field of some node, whatever it is; what it holds is looked at below.
    const value = node[key as keyof Node] as unknown;
    if (typeof value !== 'object' || value === null || SKIPPED.has(key)) continue;
    if (!Array.isArray(value)) {
      if (isNode(value)) children.push(value);
    } else for (const each of value) if (isNode(each)) children.push(each);
  }
  return children;
}

/** A file is walked for one question after another. */
const filesInPreorder = new WeakMap<Node, readonly Node[]>();

/** Walks a tree in preorder. */
export function eachNode(root: Node): Iterable<Node> {
  if (root.type !== 'Program') return eachNodeBelow(root);
  let nodes = filesInPreorder.get(root);
  if (nodes === undefined) filesInPreorder.set(root, (nodes = [...eachNodeBelow(root)]));
  return nodes;
}

function* eachNodeBelow(root: Node): Generator<Node> {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node;
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child !== undefined) stack.push(child);
    }
  }
}

/** Strips what changes nothing at run time: `as`, `!`, `satisfies`, optional-chain wrappers. */
export function unwrap(node: Node): Node {
  let inner = node;
  for (;;) {
    switch (inner.type) {
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
        inner = inner.expression;
        continue;
      default:
        return inner;
    }
  }
}

/** Lists the decorators of a class member or parameter; parsers of plain JavaScript know no such thing. */
export function decoratorsOf(node: {
  readonly decorators?: readonly TSESTree.Decorator[] | null;
}): readonly TSESTree.Decorator[] {
  return node.decorators ?? [];
}

/** Returns the node around, or undefined at the root, whose parent ESLint sets to null. */
export function parentOf(node: Node): Node | undefined {
  return (node.parent as Node | null | undefined) ?? undefined;
}

/** Returns the node around, past wrappers that change nothing at run time. */
export function outerOf(node: Node): Node | undefined {
  let outer = parentOf(node);
  while (outer !== undefined && unwrap(outer) !== outer && unwrap(outer) === unwrap(node))
    outer = parentOf(outer);
  return outer;
}

/** The value that an expression is one branch of: `secure ? tls.connect(port) : net.connect(port)`; else the expression itself. */
export function wholeValue(branch: Node): Node {
  const outer = outerOf(branch);
  const isBranch =
    (outer?.type === 'ConditionalExpression' && unwrap(outer.test) !== unwrap(branch)) ||
    outer?.type === 'LogicalExpression';
  return outer !== undefined && isBranch ? wholeValue(outer) : unwrap(branch);
}

/** Tells whether a node lies within another, or is it. */
export function isInside(inner: Node, outer: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/** Returns a member access's name if it is written out: `x.send`, `x['send']`, `x.#send`. */
export function memberName(node: TSESTree.MemberExpression): string | null {
  if (!node.computed)
    return node.property.type === 'PrivateIdentifier' ? `#${node.property.name}` : node.property.name;
  return node.property.type === 'Literal' && typeof node.property.value === 'string'
    ? node.property.value
    : null;
}

/** Returns the last name of what a call calls: `setTimeout`, `window.setTimeout`, `this.sleep`; empty where there is none. */
export function calledName(call: TSESTree.CallExpression | TSESTree.NewExpression): string {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : '';
}

/** Returns a property's or member's name if it is written out. */
export function keyName(key: Node, computed: boolean): string | null {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'Identifier' && !computed) return key.name;
  if (key.type === 'Literal') return String(key.value);
  return null;
}

export type FunctionLike =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** Tells whether a node is a function with parameters. */
export function isFunction(node: Node | undefined | null): node is FunctionLike {
  return (
    node?.type === 'FunctionDeclaration' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'ArrowFunctionExpression'
  );
}

/** Returns the nearest function around a node, itself left out; undefined at the top of a file. */
export function functionAround(node: Node): FunctionLike | undefined {
  let at = parentOf(node);
  while (at !== undefined && !isFunction(at)) at = parentOf(at);
  return at;
}

/** Tells whether a value is the absence of one. */
export function isNothing(value: Node): boolean {
  const at = unwrap(value);
  if (at.type === 'Literal') return at.value === null || at.value === false;
  return (
    (at.type === 'Identifier' && at.name === 'undefined') ||
    (at.type === 'UnaryExpression' && at.operator === 'void')
  );
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
  );
}

/** Returns at which position a call hands over what is the nth parameter as written: TypeScript's `this` is none of them. Null for that. */
export function argumentPosition(owner: FunctionLike, position: number): number | null {
  const [first] = owner.params;
  if (first?.type !== 'Identifier' || first.name !== 'this') return position;
  return position === 0 ? null : position - 1;
}
