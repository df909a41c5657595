// Which tests decide whether a node runs, as the source reads: those around it, and those above it that leave.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import { runsInside, walkedBy } from '../sockets/runs-inside.ts';
import { isFunction, memberName, parentOf, unwrap } from '../sockets/tree.ts';

/** A test on the way to a node. */
export interface GoverningTest {
  readonly test: Node;
  /** How it turned out where the node runs; null where the node runs either way. */
  readonly holds: boolean | null;
  /** What runs where the test holds; null but for an `if` that is passed either way. */
  readonly passed: Node | null;
  /** The name by which the test knows the socket, where it is not the send's own: the parameter of a `filter`. */
  readonly element: Node | null;
}

/** Statements above a node that are looked at, in one list: nobody checks further away. */
const REACH = 40;

/** Tells whether an expression names the socket that is sent on. */
export type Names = (expression: Node) => boolean;

/** Walks the tests that govern a node within its function, nearest first. */
export function* governingTests(node: Node, isSocket: Names): Generator<GoverningTest> {
  let inner = node;
  for (let outer = parentOf(node); outer !== undefined; outer = parentOf(outer)) {
    yield* testsOfFilter(outer, isSocket);
    // What governs the call governs a callback that runs inside it.
    if (isFunction(outer) && !runsInside(outer)) return;
    yield* testsAround(inner, outer);
    const siblings = statementsOf(outer);
    if (siblings !== null) yield* testsAbove(siblings, inner);
    inner = outer;
  }
}

/** Walks the statements above a node in the blocks of its function, nearest first. */
export function* statementsAbove(node: Node): Generator<Node> {
  let inner = node;
  for (let outer = parentOf(node); outer !== undefined; outer = parentOf(outer)) {
    if (isFunction(outer) && !runsInside(outer)) return;
    const siblings = statementsOf(outer);
    if (siblings !== null) yield* above(siblings, inner);
    inner = outer;
  }
}

function* testsAround(inner: Node, outer: Node): Generator<GoverningTest> {
  switch (outer.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      if (outer.consequent === inner) yield { test: outer.test, holds: true, passed: null, element: null };
      else if (outer.alternate === inner)
        yield { test: outer.test, holds: false, passed: null, element: null };
      return;
    case 'WhileStatement':
    case 'ForStatement':
      if (outer.test !== null && outer.body === inner)
        yield { test: outer.test, holds: true, passed: null, element: null };
      return;
    case 'LogicalExpression':
      if (outer.right === inner && outer.operator !== '??')
        yield { test: outer.left, holds: outer.operator === '&&', passed: null, element: null };
      return;
    default:
  }
}

/** `for (const socket of all.filter((one) => …))`, `all.filter((one) => …).forEach((socket) => …)` */
function* testsOfFilter(outer: Node, isSocket: Names): Generator<GoverningTest> {
  const walked = walkOf(outer);
  if (walked === null || !isSocket(walked.element)) return;
  for (let from = unwrap(walked.collection); from.type === 'CallExpression';) {
    const callee = unwrap(from.callee);
    if (callee.type !== 'MemberExpression' || memberName(callee) !== 'filter') return;
    const [predicate] = from.arguments;
    const test =
      predicate?.type === 'ArrowFunctionExpression' && predicate.expression ? predicate.body : null;
    const element = predicate?.type === 'ArrowFunctionExpression' ? predicate.params[0] : undefined;
    if (test !== null && element !== undefined) yield { test, holds: true, passed: null, element };
    from = unwrap(callee.object);
  }
}

/** The loop variable of a walk, and what is walked. */
function walkOf(outer: Node): { readonly element: Node; readonly collection: Node } | null {
  if (outer.type === 'ForOfStatement') {
    const [declarator] = outer.left.type === 'VariableDeclaration' ? outer.left.declarations : [];
    return declarator === undefined ? null : { element: declarator.id, collection: outer.right };
  }
  const collection = isFunction(outer) ? walkedBy(outer) : null;
  const element = isFunction(outer) ? outer.params[0] : undefined;
  return collection === null || element === undefined ? null : { element, collection };
}

function* testsAbove(siblings: readonly Node[], inner: Node): Generator<GoverningTest> {
  for (const statement of above(siblings, inner)) {
    if (statement.type !== 'IfStatement') continue;
    const { test, consequent, alternate } = statement;
    if (leaves(consequent)) yield { test, holds: false, passed: null, element: null };
    else if (alternate !== null && leaves(alternate))
      yield { test, holds: true, passed: null, element: null };
    else if (alternate === null) yield { test, holds: null, passed: consequent, element: null };
  }
}

function* above(siblings: readonly Node[], inner: Node): Generator<Node> {
  const at = siblings.indexOf(inner);
  for (let index = at - 1; index >= Math.max(0, at - REACH); index--) {
    const statement = siblings[index];
    if (statement !== undefined) yield statement;
  }
}

function statementsOf(node: Node): readonly Node[] | null {
  switch (node.type) {
    case 'BlockStatement':
    case 'Program':
    case 'StaticBlock':
      return node.body;
    case 'SwitchCase':
      return node.consequent;
    default:
      return null;
  }
}

/** Tells whether a statement never reaches its end. */
function leaves(statement: TSESTree.Statement): boolean {
  switch (statement.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'ContinueStatement':
    case 'BreakStatement':
      return true;
    case 'BlockStatement':
      return statement.body.some(leaves);
    case 'IfStatement':
      return statement.alternate !== null && leaves(statement.consequent) && leaves(statement.alternate);
    default:
      return false;
  }
}
