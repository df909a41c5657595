// `if (link instanceof WebSocket) link.send(text)`: of two families in one variable, the test around an expression tells which it is.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import type { Source } from '../source.ts';
import type { Slot, SyntaxIndex } from './syntax-index.ts';
import { eachNode, isFunction, parentOf, unwrap } from './tree.ts';
import { partsOf, socketOf, type SocketType, type Type } from './types.ts';

/** What narrowing may ask. */
interface Narrowing {
  readonly syntax: SyntaxIndex;
  readonly typeOf: (node: Node) => Type | null;
}

/** Statements above an expression that are looked at, in one list. */
const REACH = 20;

/** Finds the one of several sockets that the tests around an expression leave; null where they leave more. */
export function narrowedSocket(
  node: Node,
  sockets: readonly SocketType[],
  narrowing: Narrowing,
): SocketType | null {
  const slot = narrowing.syntax.slotOf(node);
  if (slot === null) return null;
  let left = sockets;
  for (const { test, holds } of testsAround(node)) {
    for (const asked of instancesAsked(test, holds)) {
      if (narrowing.syntax.slotOf(asked.value) !== slot) continue;
      const made = partsOf(narrowing.typeOf(asked.class));
      const isOf = ({ library, name }: SocketType) =>
        made.some((part) => part.kind === 'class' && part.library === library && part.name === name);
      if (sockets.some(isOf)) left = left.filter((one) => isOf(one) === asked.holds);
    }
  }
  return left.length === 1 ? (left[0] ?? null) : null;
}

/** Lists what a file asks `instanceof` of. */
export function testedSlots({ ast, text }: Source, { slotOf }: SyntaxIndex): ReadonlySet<Slot> {
  const slots = new Set<Slot>();
  if (!text.includes('instanceof')) return slots;
  for (const node of eachNode(ast)) {
    const slot =
      node.type === 'BinaryExpression' && node.operator === 'instanceof' ? slotOf(node.left) : null;
    if (slot !== null) slots.add(slot);
  }
  return slots;
}

/** Finds the socket that a test around an expression of unknown type says it is; null where none does. */
export function testedSocket(
  node: Node,
  {
    syntax,
    typeOf,
    classInstance,
  }: Narrowing & { readonly classInstance: (type: Type | null) => Type | null },
): SocketType | null {
  const slot = syntax.slotOf(node);
  if (slot === null) return null;
  for (const { test, holds } of testsAround(node))
    for (const asked of instancesAsked(test, holds))
      if (asked.holds && syntax.slotOf(asked.value) === slot) {
        const type = typeOf(asked.class);
        return type?.kind === 'class' ? socketOf(classInstance(type)) : null;
      }
  return null;
}

interface Test {
  readonly test: Node;
  readonly holds: boolean;
}

/** The tests that an expression stands behind, within its function. */
function* testsAround(node: Node): Generator<Test> {
  let inner = node;
  for (let outer = parentOf(node); outer !== undefined && !isFunction(outer); outer = parentOf(outer)) {
    if (outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') {
      if (outer.test !== inner) yield { test: outer.test, holds: outer.consequent === inner };
    } else if (outer.type === 'LogicalExpression' && outer.operator !== '??') {
      if (outer.right === inner) yield { test: outer.left, holds: outer.operator === '&&' };
    } else if (outer.type === 'BlockStatement') {
      const at = outer.body.indexOf(inner as TSESTree.Statement);
      for (const above of outer.body.slice(Math.max(0, at - REACH), Math.max(0, at)))
        if (above.type === 'IfStatement' && above.alternate === null && leaves(above.consequent))
          yield { test: above.test, holds: false };
    }
    inner = outer;
  }
}

function leaves(statement: Node): boolean {
  if (statement.type === 'BlockStatement') {
    const last = statement.body.at(-1);
    return last !== undefined && leaves(last);
  }
  return /^(?:Return|Throw|Continue|Break)Statement$/.test(statement.type);
}

interface Asked {
  readonly value: Node;
  readonly class: Node;
  readonly holds: boolean;
}

/** The `instanceof` questions that the outcome of a test settles. */
function* instancesAsked(test: Node, holds: boolean): Generator<Asked> {
  const node = unwrap(test);
  if (node.type === 'UnaryExpression' && node.operator === '!') yield* instancesAsked(node.argument, !holds);
  else if (node.type === 'LogicalExpression' && (node.operator === '&&') === holds) {
    yield* instancesAsked(node.left, holds);
    yield* instancesAsked(node.right, holds);
  } else if (node.type === 'BinaryExpression' && node.operator === 'instanceof')
    yield { value: node.left, class: node.right, holds };
}
