// Expressions asked for their truth only: `&&`, `||`, `??`, `!` and `?:` become branches, each with what it lets one assume.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node, Value } from '../ir/model.ts';
import type { Builder } from './builder.ts';
import { begin, branch, branchNullish, newBlock } from './builder.ts';
import type { Draft } from './draft.ts';
import { lowerChain } from './chain.ts';
import { unwrap } from './effects.ts';
import type { Task } from './task.ts';
import { visit } from './task.ts';
import { conditionalOf, logicalOf, notOf } from './value.ts';
import { expression } from './visit.ts';

/** Ends the current block with a branch to `then` or `otherwise`. Returns what the expression is worth. */
export function lowerCondition(b: Builder, wrapped: Node, then: Draft, otherwise: Draft): Task<Value> {
  const node = unwrap(wrapped);
  switch (node.type) {
    case 'LogicalExpression':
      return lowerLogicalTest(b, node, then, otherwise);
    case 'ConditionalExpression':
      return lowerConditionalTest(b, node, then, otherwise);
    case 'SequenceExpression':
      return lowerSequenceTest(b, node, then, otherwise);
    case 'UnaryExpression':
      return node.operator === '!'
        ? lowerNot(b, node, then, otherwise)
        : lowerPlainTest(b, node, then, otherwise);
    case 'ChainExpression':
      return lowerChainTest(b, node, then, otherwise);
    default:
      return lowerPlainTest(b, node, then, otherwise);
  }
}

function* lowerPlainTest(b: Builder, node: Node, then: Draft, otherwise: Draft): Task<Value> {
  const value = yield* expression(b, node);
  branch(b, value, then, otherwise);
  return value;
}

function* lowerNot(b: Builder, node: TSESTree.UnaryExpression, then: Draft, otherwise: Draft): Task<Value> {
  const operand = yield* visit(lowerCondition(b, node.argument, otherwise, then));
  return notOf(node, operand);
}

function* lowerLogicalTest(
  b: Builder,
  node: TSESTree.LogicalExpression,
  then: Draft,
  otherwise: Draft,
): Task<Value> {
  const rest = newBlock(b);
  const left = yield* visit(lowerLeft(b, node, rest, then, otherwise));
  begin(b, rest);
  const right = yield* visit(lowerCondition(b, node.right, then, otherwise));
  return logicalOf(node, node.operator, left, right);
}

function* lowerLeft(
  b: Builder,
  node: TSESTree.LogicalExpression,
  rest: Draft,
  then: Draft,
  otherwise: Draft,
): Task<Value> {
  if (node.operator === '&&') return yield* visit(lowerCondition(b, node.left, rest, otherwise));
  if (node.operator === '||') return yield* visit(lowerCondition(b, node.left, then, rest));
  const present = newBlock(b);
  const left = yield* visit(lowerNullishTest(b, node.left, rest, present));
  begin(b, present);
  branch(b, left, then, otherwise);
  return left;
}

function* lowerConditionalTest(
  b: Builder,
  node: TSESTree.ConditionalExpression,
  then: Draft,
  otherwise: Draft,
): Task<Value> {
  const consequent = newBlock(b);
  const alternate = newBlock(b);
  const test = yield* visit(lowerCondition(b, node.test, consequent, alternate));
  begin(b, consequent);
  const one = yield* visit(lowerCondition(b, node.consequent, then, otherwise));
  begin(b, alternate);
  const other = yield* visit(lowerCondition(b, node.alternate, then, otherwise));
  return conditionalOf(node, test, one, other);
}

function* lowerSequenceTest(
  b: Builder,
  node: TSESTree.SequenceExpression,
  then: Draft,
  otherwise: Draft,
): Task<Value> {
  const last = node.expressions.at(-1) ?? node;
  for (const each of node.expressions) if (each !== last) yield* expression(b, each);
  return yield* visit(lowerCondition(b, last, then, otherwise));
}

/** `if (socket?.isOpen())`: where there is no socket the answer is no. */
function* lowerChainTest(
  b: Builder,
  node: TSESTree.ChainExpression,
  then: Draft,
  otherwise: Draft,
): Task<Value> {
  const value = yield* visit(lowerChain(b, node.expression, otherwise));
  branch(b, value, then, otherwise);
  return value;
}

/** Ends the current block with a branch on whether an expression is null or undefined. */
export function* lowerNullishTest(b: Builder, wrapped: Node, nullish: Draft, present: Draft): Task<Value> {
  const node = unwrap(wrapped);
  if (node.type === 'LogicalExpression' && node.operator === '??') {
    const rest = newBlock(b);
    const left = yield* visit(lowerNullishTest(b, node.left, rest, present));
    begin(b, rest);
    const right = yield* visit(lowerNullishTest(b, node.right, nullish, present));
    return logicalOf(node, '??', left, right);
  }
  const value = yield* expression(b, node);
  branchNullish(b, value, nullish, present);
  return value;
}
