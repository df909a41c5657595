// `return`, `break` and `continue`: through every `finally` on the way.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node, Root } from '../ir/model.ts';
import type { Builder } from './builder.ts';
import { begin, emit, goto, newBlock, terminate } from './builder.ts';
import type { Destination, Exit, JumpTarget } from './draft.ts';
import { outerOf } from './draft.ts';
import type { Task } from './task.ts';
import { visit } from './task.ts';
import { placeAt } from './value.ts';
import { expression } from './visit.ts';

export function* lowerJump(
  b: Builder,
  node: TSESTree.BreakStatement | TSESTree.ContinueStatement,
): Task<void> {
  const label = node.label?.name ?? null;
  const target = findTarget(b.current.around.exits, label, node.type);
  const to = node.type === 'BreakStatement' ? target?.breakTo : target?.continueTo;
  if (target === null || to === undefined || to === null) {
    emit(b, { kind: 'unsupported', what: 'jump without target' }, node);
    return;
  }
  yield* visit(leave(b, to, target, node));
}

function findTarget(exits: Exit | null, label: string | null, type: Jump): JumpTarget | null {
  for (let exit = exits; exit !== null; exit = outerOf(exit)) {
    if (exit.kind === 'target' && isTarget(exit, label, type)) return exit;
  }
  return null;
}

type Jump = 'BreakStatement' | 'ContinueStatement';

function isTarget(exit: JumpTarget, label: string | null, type: Jump): boolean {
  if (label !== null) return exit.labels.includes(label);
  return type === 'BreakStatement' ? exit.isPlain : exit.continueTo !== null;
}

export function* lowerReturn(b: Builder, node: TSESTree.ReturnStatement): Task<void> {
  const value = node.argument === null ? null : yield* expression(b, node.argument);
  if (!passesFinalizer(b.current.around.exits)) {
    terminate(b, { kind: 'return', value, node });
    return;
  }
  if (value === null) {
    yield* visit(leave(b, 'return', null, node));
    return;
  }
  // `finally` may change what the value is made of, so it is kept first. One copy of each `finally` then serves every return.
  emit(b, { kind: 'assign', target: { root: rootOfReturned(b), path: [] }, value, declares: true }, node);
  yield* visit(leave(b, 'return-value', null, node));
}

function rootOfReturned(b: Builder): Root {
  b.returned ??= b.names.invent('<returned>');
  return { kind: 'variable', variable: b.returned };
}

function passesFinalizer(exits: Exit | null): boolean {
  for (let exit = exits; exit !== null; exit = outerOf(exit)) if (exit.kind === 'finalizer') return true;
  return false;
}

/** Passes to a destination, lowering each finalizer before `until` for it unless that was done already. */
function* leave(b: Builder, to: Destination, until: Exit | null, node: Node): Task<void> {
  const { around } = b.current;
  let exit = around.exits;
  for (; exit !== until && exit !== null; exit = outerOf(exit)) {
    if (exit.kind === 'target') continue;
    const known = exit.copies.get(to);
    const copy = known ?? newBlock(b, exit.around);
    goto(b, copy);
    if (known !== undefined) break;
    exit.copies.set(to, copy);
    begin(b, copy);
    yield* visit(exit.lower());
  }
  if (exit === until) arrive(b, to, node);
  begin(b, newBlock(b, around));
}

function arrive(b: Builder, to: Destination, node: Node): void {
  if (typeof to !== 'string') goto(b, to);
  else {
    const value = to === 'return' ? null : placeAt(node, rootOfReturned(b));
    terminate(b, { kind: 'return', value, node });
  }
}
