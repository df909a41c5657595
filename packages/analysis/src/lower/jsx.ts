// JSX: an element is a call of its tag with its attributes and children, so that functions among them are seen to be passed on.
import type { TSESTree } from '@typescript-eslint/types';
import type { Element, Node, Value } from '../ir/model.ts';
import type { Builder } from './builder.ts';
import { emit } from './builder.ts';
import { lowerIdentifier, lowerThis } from './identifier.ts';
import type { Task } from './task.ts';
import { visit } from './task.ts';
import { literal, memberOf, opaque, resultOf } from './value.ts';
import { expression } from './visit.ts';

export function* lowerElement(b: Builder, node: TSESTree.JSXElement): Task<Value> {
  const value = lowerTag(b, node.openingElement.name);
  const given: Element[] = [];
  for (const attribute of node.openingElement.attributes) {
    if (attribute.type === 'JSXSpreadAttribute') {
      given.push({ value: yield* expression(b, attribute.argument), spread: true });
    } else if (attribute.value !== null)
      given.push({ value: yield* expression(b, attribute.value), spread: false });
  }
  given.push(...(yield* visit(lowerChildren(b, node.children))));
  const callee = { kind: 'value', value } as const;
  return resultOf(node, emit(b, { kind: 'call', callee, arguments: given, style: 'call' }, node));
}

export function* lowerFragment(b: Builder, node: TSESTree.JSXFragment): Task<Value> {
  const given = yield* visit(lowerChildren(b, node.children));
  const callee = { kind: 'value', value: opaque(node.openingFragment) } as const;
  return resultOf(node, emit(b, { kind: 'call', callee, arguments: given, style: 'call' }, node));
}

function* lowerChildren(b: Builder, children: readonly TSESTree.JSXChild[]): Task<readonly Element[]> {
  const given: Element[] = [];
  for (const child of children) {
    if (child.type !== 'JSXText') {
      given.push({ value: yield* expression(b, child), spread: child.type === 'JSXSpreadChild' });
    }
  }
  return given;
}

/** `{send(text)}` within JSX; `{}` holds nothing. */
export function* lowerContainer(
  b: Builder,
  node: TSESTree.JSXExpressionContainer | TSESTree.JSXSpreadChild,
): Task<Value> {
  if (node.expression.type === 'JSXEmptyExpression') return literal(node, undefined);
  return yield* expression(b, node.expression);
}

/** `<Chat.Room>`: a place. `<div>`: the name of an element of the page. */
function lowerTag(b: Builder, tag: TSESTree.JSXTagNameExpression): Value {
  const names: TSESTree.JSXIdentifier[] = [];
  let start: Node = tag;
  for (; start.type === 'JSXMemberExpression'; start = start.object) names.push(start.property);
  if (start.type !== 'JSXIdentifier') return opaque(tag);
  if (names.length === 0 && /^[a-z]/.test(start.name)) return literal(tag, start.name);
  let value = start.name === 'this' ? lowerThis(b, start) : lowerIdentifier(b, start);
  for (const name of names.reverse()) value = memberOf(value, name.name, tag);
  return value;
}
