// Whether an expression is another value in each round of a walk: `client` of `for (const client of clients)`, `clients[index]`,
// what is shifted off a queue. A socket that is made within the round belongs to the round alone.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { eachNode, isFunction, isInside, memberName, outerOf, unwrap } from '../sockets/tree.ts';
import type { Walk } from './failure-path.ts';

/** What an expression is made of: parameters of a function, by position, and its `this`. */
export type Origin = number | 'this';

const MAX_DEPTH = 8;
/** Methods that give another element at each call. */
const TAKES: ReadonlySet<string> = new Set(['shift', 'pop', 'next', 'dequeue', 'poll']);

/** Tells whether an expression within a walk takes its value from the walk's round. */
export function varies(expression: Node, walk: Walk, identification: Identification, depth = 0): boolean {
  if (depth > MAX_DEPTH || isMade(expression)) return false;
  for (const node of eachNode(expression)) {
    if (node.type === 'CallExpression' && isInside(node, walk) && takes(node)) return true;
    if (node.type === 'Identifier' && isRead(node) && isOfRound(node, walk, identification, depth))
      return true;
  }
  return false;
}

/** `new WebSocket(url)`, `await connect(url)` */
function isMade(expression: Node): boolean {
  const { type } = unwrap(expression);
  return type === 'NewExpression' || type === 'AwaitExpression';
}

function takes({ callee }: TSESTree.CallExpression): boolean {
  const inner = unwrap(callee);
  return inner.type === 'MemberExpression' && TAKES.has(memberName(inner) ?? '');
}

function isRead(identifier: TSESTree.Identifier): boolean {
  const { parent } = identifier;
  if (parent.type === 'MemberExpression') return parent.object === identifier || parent.computed;
  return parent.type !== 'Property' || parent.value === identifier || parent.computed;
}

function isOfRound(
  identifier: TSESTree.Identifier,
  walk: Walk,
  identification: Identification,
  depth: number,
): boolean {
  const variable = identification.module.variableOf(identifier);
  const declared = definitionOf(variable?.declaration);
  if (variable === null || declared === undefined) return false;
  if (isInside(declared, walk)) {
    if (isInHead(declared, walk)) return true;
    const source = sourceOf(declared);
    if (source !== null && varies(source, walk, identification, depth + 1)) return true;
  }
  return variable.declaration.references.some((reference) => {
    const to = reference.writeExpr as Node | null | undefined;
    // References hold nodes, typed as unknown so that every scope manager fits.
    const at = reference.identifier as Node;
    if (!reference.isWrite() || !isInside(at, walk) || isInside(at, declared)) return false;
    // `for (client of clients)` writes what it walks.
    if (walk.type !== 'CallExpression' && 'left' in walk && isInside(at, walk.left)) return true;
    return to !== null && to !== undefined && varies(to, walk, identification, depth + 1);
  });
}

/** Declared by the loop itself, or a parameter of the callback that walks. */
function isInHead(declared: Node, walk: Walk): boolean {
  if (walk.type === 'CallExpression') return isFunction(declared) && outerOf(declared) === walk;
  if ('left' in walk) return isInside(declared, walk.left);
  return walk.type === 'ForStatement' && walk.init !== null && isInside(declared, walk.init);
}

/** What a variable of the round is given at its declaration. */
function sourceOf(declared: Node): Node | null {
  if (declared.type === 'VariableDeclarator') {
    const loop = declared.parent.parent;
    return loop.type === 'ForOfStatement' && loop.left === declared.parent ? loop.right : declared.init;
  }
  const call = isFunction(declared) ? outerOf(declared) : undefined;
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : null;
  return callee?.type === 'MemberExpression' ? callee.object : null;
}

/** Lists the parameters of `fn` that an expression in it is made of. */
export function originsOf(
  expression: Node,
  fn: Node,
  identification: Identification,
  depth = 0,
): ReadonlySet<Origin> {
  const found = new Set<Origin>();
  if (!isFunction(fn) || depth > MAX_DEPTH) return found;
  for (const node of eachNode(expression)) {
    if (node.type === 'ThisExpression') found.add('this');
    if (node.type !== 'Identifier' || !isRead(node)) continue;
    const declaration = identification.module.variableOf(node)?.declaration;
    const declared = definitionOf(declaration);
    const name = declaration?.identifiers[0] as Node | undefined;
    if (declared === undefined || name === undefined) continue;
    if (declared === fn) {
      const position = fn.params.findIndex((parameter) => isInside(name, parameter));
      if (position !== -1) found.add(position);
    } else if (isInside(declared, fn)) {
      const source = sourceOf(declared);
      if (source !== null)
        for (const origin of originsOf(source, fn, identification, depth + 1)) found.add(origin);
    }
  }
  return found;
}
