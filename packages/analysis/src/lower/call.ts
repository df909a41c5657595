// The calls that are no link of a chain: `new`, tagged templates, `import()`.
import type { TSESTree } from '@typescript-eslint/types';
import type { Callee, Element, Value } from '../ir/model.ts';
import { lowerArguments } from './arguments.ts';
import type { Builder } from './builder.ts';
import { emit } from './builder.ts';
import { lowerSegment } from './chain.ts';
import { unwrap } from './effects.ts';
import type { Task } from './task.ts';
import { visit } from './task.ts';
import { opaque, resultOf } from './value.ts';
import { expression } from './visit.ts';

export function* lowerNew(b: Builder, node: TSESTree.NewExpression): Task<Value> {
  const value = yield* expression(b, node.callee);
  const given = yield* visit(lowerArguments(b, node.arguments));
  const callee: Callee = { kind: 'value', value };
  return resultOf(node, emit(b, { kind: 'call', callee, arguments: given, style: 'new' }, node));
}

/** `` html`<p>${text}</p>` ``: the first argument is the list of its texts. */
export function* lowerTagged(b: Builder, node: TSESTree.TaggedTemplateExpression): Task<Value> {
  const callee = yield* visit(lowerTag(b, node));
  const given: Element[] = [{ value: opaque(node.quasi), spread: false }];
  for (const part of node.quasi.expressions) given.push({ value: yield* expression(b, part), spread: false });
  return resultOf(node, emit(b, { kind: 'call', callee, arguments: given, style: 'tag' }, node));
}

function* lowerTag(b: Builder, node: TSESTree.TaggedTemplateExpression): Task<Callee> {
  const tag = unwrap(node.tag);
  if (tag.type !== 'MemberExpression') return { kind: 'value', value: yield* expression(b, tag) };
  const receiver = yield* expression(b, tag.object);
  const segment = yield* visit(lowerSegment(b, tag));
  return { kind: 'method', receiver, name: segment.startsWith('[') ? null : segment };
}

export function* lowerImport(b: Builder, node: TSESTree.ImportExpression): Task<Value> {
  const given: Element[] = [];
  // The parser lets an `import.defer()` of nothing pass, and older ones have no field for the second argument.
  for (const argument of [node.source as typeof node.source | null, node.options ?? null])
    if (argument !== null) given.push({ value: yield* expression(b, argument), spread: false });
  const callee: Callee = { kind: 'value', value: opaque(node) };
  return resultOf(node, emit(b, { kind: 'call', callee, arguments: given, style: 'import' }, node));
}
