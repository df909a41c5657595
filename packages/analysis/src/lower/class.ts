// Classes: what runs where the class stands. Members are functions of their own.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node, Value } from '../ir/model.ts';
import type { Builder } from './builder.ts';
import { emit } from './builder.ts';
import type { ClassNode } from './headers.ts';
import { rootOfIdentifier } from './identifier.ts';
import type { Task } from './task.ts';
import { visit } from './task.ts';
import { opaque } from './value.ts';
import { expression } from './visit.ts';

export function* lowerClass(b: Builder, node: ClassNode): Task<Value> {
  yield* visit(lowerDecorators(b, node.decorators));
  if (node.superClass !== null) yield* expression(b, node.superClass);
  for (const member of node.body.body) yield* visit(lowerMemberHead(b, member));
  const id = b.names.classIdOf(node);
  return id === null ? opaque(node) : { kind: 'class', class: id, node };
}

export function* lowerClassDeclaration(b: Builder, node: TSESTree.ClassDeclaration): Task<void> {
  if (node.declare) return;
  const value = yield* visit(lowerClass(b, node));
  if (node.id === null) return;
  emit(
    b,
    { kind: 'assign', target: { root: rootOfIdentifier(b, node.id), path: [] }, value, declares: true },
    node,
  );
}

/** Decorators and the computed key of a member; decorators of parameters run here too. */
function* lowerMemberHead(b: Builder, member: TSESTree.ClassElement): Task<void> {
  if (member.type === 'StaticBlock' || member.type === 'TSIndexSignature') return;
  yield* visit(lowerDecorators(b, member.decorators));
  if (member.computed) yield* expression(b, member.key);
  if (member.type !== 'MethodDefinition') return;
  for (const parameter of member.value.params) yield* visit(lowerDecorators(b, parameter.decorators));
}

// Parsers of plain JavaScript leave the list out.
function* lowerDecorators(b: Builder, decorators: readonly TSESTree.Decorator[] | undefined): Task<void> {
  for (const decorator of decorators ?? []) yield* expression(b, decorator.expression);
}

/** A function is a value wherever it stands; its body is lowered apart. */
export function lowerFunction(b: Builder, node: Node): Value {
  const id = b.names.functionIdOf(node);
  return id === null ? opaque(node) : { kind: 'function', function: id, node };
}
