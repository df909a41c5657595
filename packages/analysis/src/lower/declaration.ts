// `const`, `let` and `var`.
import type { TSESTree } from '@typescript-eslint/types';
import type { Builder } from './builder.ts';
import { emit } from './builder.ts';
import { lowerPattern } from './destructuring.ts';
import { rootOfIdentifier } from './identifier.ts';
import type { Task } from './task.ts';
import { visit } from './task.ts';
import { literal } from './value.ts';
import { expression } from './visit.ts';

export function* lowerDeclaration(b: Builder, node: TSESTree.VariableDeclaration): Task<void> {
  if (node.declare) return;
  for (const declarator of node.declarations) {
    if (declarator.init !== null) {
      const value = yield* expression(b, declarator.init);
      yield* visit(lowerPattern(b, declarator.id, value, { declares: true }));
    } else if (declarator.id.type === 'Identifier' && startsEmpty(b, node, declarator.id)) {
      const target = { root: rootOfIdentifier(b, declarator.id), path: [] };
      emit(b, { kind: 'assign', target, value: literal(declarator, undefined), declares: true }, declarator);
    }
  }
}

/** A `var` keeps what it holds when its declaration is passed again, or stands there twice. */
function startsEmpty(b: Builder, node: TSESTree.VariableDeclaration, name: TSESTree.Identifier): boolean {
  if (node.kind !== 'var') return true;
  const definitions = b.names.variableOf(name)?.declaration.defs.length ?? 0;
  return definitions === 1 && b.current.around.loops.length === 0;
}
