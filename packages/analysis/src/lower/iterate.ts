// `for … of`, `for await` and `for … in`.
import type { TSESTree } from '@typescript-eslint/types';
import type { Loop, Node, Value } from '../ir/model.ts';
import type { Builder } from './builder.ts';
import { begin, choose, emit, goto } from './builder.ts';
import { lowerPattern } from './destructuring.ts';
import { rootOfIdentifier } from './identifier.ts';
import { enterLoop } from './loop.ts';
import type { Task } from './task.ts';
import { visit } from './task.ts';
import type { Guarded } from './using.ts';
import { enterGuarded, isUsing, leaveGuarded } from './using.ts';
import { opaque, resultOf } from './value.ts';
import { expression, statement } from './visit.ts';

type Iteration = TSESTree.ForOfStatement | TSESTree.ForInStatement;

export function* lowerIteration(b: Builder, node: Iteration): Task<void> {
  const collection = yield* expression(b, node.right);
  const kind = kindOf(node);
  const loop = enterLoop(b, { kind, node, collection }, { ownNext: false });
  if (kind === 'for-await') emit(b, { kind: 'await', value: opaque(node.right) }, node);
  choose(b, loop.body, loop.after);
  begin(b, loop.body);
  const item = resultOf(node.left, emit(b, { kind: 'next', loop: loop.id }, node));
  const guarded = yield* visit(lowerItem(b, node.left, item));
  yield* statement(b, node.body);
  if (guarded !== null) leaveGuarded(b, guarded);
  goto(b, loop.header);
  begin(b, loop.after);
}

function kindOf(node: Iteration): Loop['kind'] {
  if (node.type === 'ForInStatement') return 'for-in';
  return node.await ? 'for-await' : 'for-of';
}

function* lowerItem(b: Builder, left: Node, item: Value): Task<Guarded | null> {
  const pattern = left.type === 'VariableDeclaration' ? left.declarations[0]?.id : left;
  if (pattern === undefined) return null;
  yield* visit(lowerPattern(b, pattern, item, { declares: left.type === 'VariableDeclaration' }));
  if (!isUsing(left) || pattern.type !== 'Identifier') return null;
  return enterGuarded(b, { root: rootOfIdentifier(b, pattern), path: [] }, left);
}
