// `await` and `yield`: where others may run before control comes back.
import type { TSESTree } from '@typescript-eslint/types';
import type { Value } from '../ir/model.ts';
import type { Builder } from './builder.ts';
import { emit } from './builder.ts';
import type { Task } from './task.ts';
import { literal, resultOf } from './value.ts';
import { expression } from './visit.ts';

export function* lowerAwait(b: Builder, node: TSESTree.AwaitExpression): Task<Value> {
  const value = yield* expression(b, node.argument);
  return resultOf(node, emit(b, { kind: 'await', value }, node));
}

export function* lowerYield(b: Builder, node: TSESTree.YieldExpression): Task<Value> {
  const value = node.argument == null ? literal(node, undefined) : yield* expression(b, node.argument);
  return resultOf(node, emit(b, { kind: 'yield', value, delegates: node.delegate }, node));
}
