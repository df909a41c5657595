// Literals of every kind: `1`, `[a, ...rest]`, `{ socket }`, `` `${host}/live` ``.
import type { TSESTree } from '@typescript-eslint/types';
import type { Element, Value } from '../ir/model.ts';
import type { Builder } from './builder.ts';
import { nameOfKey } from './members.ts';
import type { Task } from './task.ts';
import { visit } from './task.ts';
import { literal, opaque } from './value.ts';
import { expression } from './visit.ts';

export function lowerLiteral(node: TSESTree.Literal): Value {
  // An engine too old for a regular expression's flags gives null for it; the source still says that there is one.
  return 'regex' in node && node.value === null ? opaque(node) : literal(node, node.value);
}

export function* lowerArray(b: Builder, node: TSESTree.ArrayExpression): Task<Value> {
  const elements: Element[] = [];
  for (const element of node.elements) {
    if (element === null) elements.push({ value: literal(node, undefined), spread: false });
    else {
      const spread = element.type === 'SpreadElement';
      elements.push({ value: yield* expression(b, spread ? element.argument : element), spread });
    }
  }
  return { kind: 'list', elements, node };
}

interface Entry {
  readonly name: string | null;
  readonly value: Value;
}

export function* lowerObject(b: Builder, node: TSESTree.ObjectExpression): Task<Value> {
  const entries: Entry[] = [];
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      entries.push({ name: null, value: yield* expression(b, property.argument) });
    } else entries.push(yield* visit(lowerProperty(b, property)));
  }
  return { kind: 'record', entries, node };
}

function* lowerProperty(b: Builder, property: TSESTree.Property): Task<Entry> {
  let name = nameOfKey(property.key, property.computed);
  if (property.computed) {
    const key = yield* expression(b, property.key);
    name = key.kind === 'literal' && typeof key.value === 'string' ? key.value : null;
  }
  const value = yield* expression(b, property.value);
  // The function of an accessor carries the node of its property, by which `memberOf` knows it.
  return { name, value: property.kind === 'init' ? value : { ...value, node: property } };
}

export function* lowerTemplate(b: Builder, node: TSESTree.TemplateLiteral): Task<Value> {
  for (const part of node.expressions) yield* expression(b, part);
  const [only, another] = node.quasis;
  return only !== undefined && another === undefined ? literal(node, only.value.cooked) : opaque(node);
}
