// Rows of statements. A `using` declaration guards the rest of its row.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import type { Builder } from './builder.ts';
import type { Task } from './task.ts';
import { visit } from './task.ts';
import type { Guarded } from './using.ts';
import { isUsing, leaveGuarded, lowerUsing } from './using.ts';
import { statement } from './visit.ts';

export function* lowerStatements(b: Builder, statements: readonly Node[]): Task<void> {
  const guarded: Guarded[] = [];
  for (const each of statements) {
    if (isUsing(each)) guarded.push(...(yield* visit(lowerUsing(b, each))));
    else yield* statement(b, each);
  }
  for (let last = guarded.pop(); last !== undefined; last = guarded.pop()) leaveGuarded(b, last);
}

export function lowerBlock(b: Builder, block: TSESTree.BlockStatement | TSESTree.TSModuleBlock): Task<void> {
  return lowerStatements(b, block.body);
}
