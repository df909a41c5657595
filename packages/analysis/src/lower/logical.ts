// `&&`, `||`, `??` and `?:` for their value: a branch only where one side has effects.
import type { TSESTree } from '@typescript-eslint/types';
import type { Value } from '../ir/model.ts';
import type { Builder } from './builder.ts';
import { begin, goto, newBlock } from './builder.ts';
import type { Draft } from './draft.ts';
import { lowerCondition, lowerNullishTest } from './condition.ts';
import type { Task } from './task.ts';
import { visit } from './task.ts';
import { conditionalOf, logicalOf } from './value.ts';
import { expression } from './visit.ts';

export function* lowerLogical(b: Builder, node: TSESTree.LogicalExpression): Task<Value> {
  if (!b.names.hasEffects(node.right)) {
    const left = yield* expression(b, node.left);
    return logicalOf(node, node.operator, left, yield* expression(b, node.right));
  }
  const rest = newBlock(b);
  const after = newBlock(b);
  const left = yield* visit(testLeft(b, node, rest, after));
  begin(b, rest);
  const right = yield* expression(b, node.right);
  goto(b, after);
  begin(b, after);
  return logicalOf(node, node.operator, left, right);
}

function testLeft(b: Builder, node: TSESTree.LogicalExpression, rest: Draft, after: Draft): Task<Value> {
  switch (node.operator) {
    case '&&':
      return lowerCondition(b, node.left, rest, after);
    case '||':
      return lowerCondition(b, node.left, after, rest);
    case '??':
      return lowerNullishTest(b, node.left, rest, after);
    default:
      return node.operator satisfies never;
  }
}

export function* lowerConditional(b: Builder, node: TSESTree.ConditionalExpression): Task<Value> {
  const { consequent, alternate } = node;
  if (!b.names.hasEffects(consequent) && !b.names.hasEffects(alternate)) {
    const test = yield* expression(b, node.test);
    const then = yield* expression(b, consequent);
    return conditionalOf(node, test, then, yield* expression(b, alternate));
  }
  const ifTrue = newBlock(b);
  const ifFalse = newBlock(b);
  const after = newBlock(b);
  const test = yield* visit(lowerCondition(b, node.test, ifTrue, ifFalse));
  begin(b, ifTrue);
  const then = yield* expression(b, consequent);
  goto(b, after);
  begin(b, ifFalse);
  const otherwise = yield* expression(b, alternate);
  goto(b, after);
  begin(b, after);
  return conditionalOf(node, test, then, otherwise);
}
