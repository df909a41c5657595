// Which tests decide whether a node runs, as the source reads: those around it, and those above it that leave.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import { runsInside } from '../sockets/runs-inside.ts';
import { isFunction, parentOf } from '../sockets/tree.ts';

/** A test on the way to a node. */
export interface GoverningTest {
  readonly test: Node;
  /** How it turned out where the node runs; null where the node runs either way. */
  readonly holds: boolean | null;
  /** What runs where the test holds; null but for an `if` that is passed either way. */
  readonly passed: Node | null;
}

/** Statements above a node that are looked at, in one list: nobody checks further away. */
const REACH = 40;

/** Walks the tests that govern a node within its function, nearest first. */
export function* governingTests(node: Node): Generator<GoverningTest> {
  let inner = node;
  for (let outer = parentOf(node); outer !== undefined; outer = parentOf(outer)) {
    // What governs the call governs a callback that runs inside it.
    if (isFunction(outer) && !runsInside(outer)) return;
    yield* testsAround(inner, outer);
    const siblings = statementsOf(outer);
    if (siblings !== null) yield* testsAbove(siblings, inner);
    inner = outer;
  }
}

function* testsAround(inner: Node, outer: Node): Generator<GoverningTest> {
  switch (outer.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      if (outer.consequent === inner) yield { test: outer.test, holds: true, passed: null };
      else if (outer.alternate === inner) yield { test: outer.test, holds: false, passed: null };
      return;
    case 'WhileStatement':
    case 'ForStatement':
      if (outer.test !== null && outer.body === inner) yield { test: outer.test, holds: true, passed: null };
      return;
    case 'LogicalExpression':
      if (outer.right === inner && outer.operator !== '??')
        yield { test: outer.left, holds: outer.operator === '&&', passed: null };
      return;
    default:
  }
}

function* testsAbove(siblings: readonly Node[], inner: Node): Generator<GoverningTest> {
  const at = siblings.indexOf(inner);
  for (let index = at - 1; index >= Math.max(0, at - REACH); index--) {
    const above = siblings[index];
    if (above?.type !== 'IfStatement') continue;
    const { test, consequent, alternate } = above;
    if (leaves(consequent)) yield { test, holds: false, passed: null };
    else if (alternate !== null && leaves(alternate)) yield { test, holds: true, passed: null };
    else if (alternate === null) yield { test, holds: null, passed: consequent };
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
export function leaves(statement: TSESTree.Statement): boolean {
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
