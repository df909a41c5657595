// `using` and `await using`: what was declared is disposed of on every way out of the block, the last one first.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node, Place } from '../ir/model.ts';
import type { Builder } from './builder.ts';
import { begin, emit, enter, goto, newBlock, terminate } from './builder.ts';
import type { Draft, Finalizer, Surroundings } from './draft.ts';
import { rootOfIdentifier } from './identifier.ts';
import type { Task } from './task.ts';
import { done } from './task.ts';
import { opaque } from './value.ts';
import { expression } from './visit.ts';

type UsingDeclaration = TSESTree.VariableDeclaration & { readonly kind: 'using' | 'await using' };

/** A part of a block that ends with the disposal of one variable. */
export interface Guarded {
  readonly around: Surroundings;
  readonly onThrow: Draft;
  readonly dispose: () => void;
}

export function isUsing(node: Node): node is UsingDeclaration {
  return node.type === 'VariableDeclaration' && (node.kind === 'using' || node.kind === 'await using');
}

/** Declares and starts to guard; each entry of the answer is for `leaveGuarded`, the last one first. */
export function* lowerUsing(b: Builder, declaration: UsingDeclaration): Task<Guarded[]> {
  const guarded: Guarded[] = [];
  for (const declarator of declaration.declarations) {
    if (declarator.init === null || declarator.id.type !== 'Identifier') continue;
    const value = yield* expression(b, declarator.init);
    const target = { root: rootOfIdentifier(b, declarator.id), path: [] };
    emit(b, { kind: 'assign', target, value, declares: true }, declarator);
    guarded.push(enterGuarded(b, target, declaration));
  }
  return guarded;
}

export function enterGuarded(b: Builder, target: Place, declaration: UsingDeclaration): Guarded {
  const { around } = b.current;
  const dispose = (): void => {
    emit(b, { kind: 'dispose', target }, declaration);
    if (declaration.kind === 'await using')
      emit(b, { kind: 'await', value: opaque(declaration) }, declaration);
  };
  const exits: Finalizer = {
    kind: 'finalizer',
    node: declaration,
    around,
    copies: new Map(),
    lower: () => done(dispose()),
  };
  const onThrow = newBlock(b);
  enter(b, { handler: onThrow.id, exits });
  return { around, onThrow, dispose };
}

export function leaveGuarded(b: Builder, { around, onThrow, dispose }: Guarded): void {
  const normally = newBlock(b, around);
  goto(b, normally);
  begin(b, onThrow);
  dispose();
  terminate(b, { kind: 'rethrow' });
  begin(b, normally);
  dispose();
}
