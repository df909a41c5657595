// `while`, `do … while` and `for (;;)`.
import type { TSESTree } from '@typescript-eslint/types';
import type { Loop, LoopId, Node } from '../ir/model.ts';
import type { Builder } from './builder.ts';
import { begin, enter, goto, newBlock } from './builder.ts';
import { lowerCondition } from './condition.ts';
import type { Draft, JumpTarget } from './draft.ts';
import type { Task } from './task.ts';
import { visit } from './task.ts';
import type { Guarded } from './using.ts';
import { isUsing, leaveGuarded, lowerUsing } from './using.ts';
import { expression, statement } from './visit.ts';

/** A loop that was entered: where its rounds begin and what its body is in. */
export interface Entered {
  readonly id: LoopId;
  readonly header: Draft;
  /** Where `continue` leads. */
  readonly next: Draft;
  readonly body: Draft;
  readonly after: Draft;
}

/**
 * Starts a loop: passes to its header, and makes the blocks around it. With `ownNext` a `continue` leads to a block of its own
 * rather than to the header.
 */
export function enterLoop(
  b: Builder,
  loop: Omit<Loop, 'id' | 'header'>,
  { ownNext }: { readonly ownNext: boolean },
): Entered {
  const { labels } = b;
  b.labels = [];
  const after = newBlock(b);
  const id = b.loops.length;
  const header = enter(b, { loops: [...b.current.around.loops, id] });
  b.loops.push({ ...loop, id, header: header.id });
  const next = ownNext ? newBlock(b) : header;
  const { exits: outer } = b.current.around;
  const exits: JumpTarget = {
    kind: 'target',
    labels,
    isPlain: true,
    breakTo: after,
    continueTo: next,
    outer,
  };
  return { id, header, next, body: newBlock(b, { exits }), after };
}

export function* lowerWhile(b: Builder, node: TSESTree.WhileStatement): Task<void> {
  const loop = enterLoop(b, { kind: 'while', node, collection: null }, { ownNext: false });
  yield* visit(lowerCondition(b, node.test, loop.body, loop.after));
  begin(b, loop.body);
  yield* statement(b, node.body);
  goto(b, loop.header);
  begin(b, loop.after);
}

export function* lowerDoWhile(b: Builder, node: TSESTree.DoWhileStatement): Task<void> {
  const loop = enterLoop(b, { kind: 'do-while', node, collection: null }, { ownNext: true });
  goto(b, loop.body);
  begin(b, loop.body);
  yield* statement(b, node.body);
  goto(b, loop.next);
  begin(b, loop.next);
  yield* visit(lowerCondition(b, node.test, loop.header, loop.after));
  begin(b, loop.after);
}

export function* lowerFor(b: Builder, node: TSESTree.ForStatement): Task<void> {
  const guarded = yield* visit(lowerInit(b, node.init));
  const loop = enterLoop(b, { kind: 'for', node, collection: null }, { ownNext: true });
  if (node.test === null) goto(b, loop.body);
  else yield* visit(lowerCondition(b, node.test, loop.body, loop.after));
  begin(b, loop.body);
  yield* statement(b, node.body);
  goto(b, loop.next);
  begin(b, loop.next);
  if (node.update !== null) yield* expression(b, node.update);
  goto(b, loop.header);
  begin(b, loop.after);
  for (const each of guarded.reverse()) leaveGuarded(b, each);
}

function* lowerInit(b: Builder, init: Node | null): Task<Guarded[]> {
  if (init === null) return [];
  if (isUsing(init)) return yield* visit(lowerUsing(b, init));
  if (init.type === 'VariableDeclaration') yield* statement(b, init);
  else yield* expression(b, init);
  return [];
}
