// What a call passes, and what a list holds: expressions in a row, some of them spread.
import type { TSESTree } from '@typescript-eslint/types';
import type { Element } from '../ir/model.ts';
import type { Builder } from './builder.ts';
import type { Task } from './task.ts';
import { expression } from './visit.ts';

export function* lowerArguments(
  b: Builder,
  given: readonly TSESTree.CallExpressionArgument[],
): Task<readonly Element[]> {
  const elements: Element[] = [];
  for (const argument of given) {
    const spread = argument.type === 'SpreadElement';
    elements.push({ value: yield* expression(b, spread ? argument.argument : argument), spread });
  }
  return elements;
}
