// `if`, with and without `else`.
import type { TSESTree } from '@typescript-eslint/types';
import type { Builder } from './builder.ts';
import { begin, goto, newBlock } from './builder.ts';
import { lowerCondition } from './condition.ts';
import type { Task } from './task.ts';
import { visit } from './task.ts';
import { statement } from './visit.ts';

export function* lowerIf(b: Builder, node: TSESTree.IfStatement): Task<void> {
  const then = newBlock(b);
  const otherwise = newBlock(b);
  const after = newBlock(b);
  yield* visit(lowerCondition(b, node.test, then, otherwise));
  begin(b, then);
  yield* statement(b, node.consequent);
  goto(b, after);
  begin(b, otherwise);
  if (node.alternate !== null) yield* statement(b, node.alternate);
  goto(b, after);
  begin(b, after);
}
