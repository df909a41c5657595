// Unary and binary operators, and the comma.
import type { TSESTree } from '@typescript-eslint/types';
import type { CompareOperator, Value } from '../ir/model.ts';
import type { Builder } from './builder.ts';
import { emit } from './builder.ts';
import { lowerTarget } from './destructuring.ts';
import { unwrap } from './effects.ts';
import type { Task } from './task.ts';
import { visit } from './task.ts';
import { literal, notOf, opaque } from './value.ts';
import { expression } from './visit.ts';

export function* lowerUnary(b: Builder, node: TSESTree.UnaryExpression): Task<Value> {
  if (node.operator === 'delete') return yield* visit(lowerDelete(b, node));
  const operand = yield* expression(b, node.argument);
  switch (node.operator) {
    case '!':
      return notOf(node, operand);
    case 'typeof':
      return { kind: 'typeof', operand, node };
    case 'void':
      return literal(node, undefined);
    case '-':
      return operand.kind === 'literal' && typeof operand.value === 'number'
        ? literal(node, -operand.value)
        : opaque(node);
    default:
      return opaque(node);
  }
}

/** `delete sockets[id]`; of anything but a member it does nothing. */
function* lowerDelete(b: Builder, node: TSESTree.UnaryExpression): Task<Value> {
  const argument = unwrap(node.argument);
  const member = argument.type === 'ChainExpression' ? unwrap(argument.expression) : argument;
  if (member.type !== 'MemberExpression') yield* expression(b, member);
  else {
    const target = yield* visit(lowerTarget(b, member));
    if (target !== null) emit(b, { kind: 'delete', target }, node);
  }
  return opaque(node);
}

export function* lowerBinary(b: Builder, node: TSESTree.BinaryExpression): Task<Value> {
  const { left: first, operator } = node;
  const left =
    first.type === 'PrivateIdentifier' ? literal(first, `#${first.name}`) : yield* expression(b, first);
  const right = yield* expression(b, node.right);
  if (isComparison(operator)) return { kind: 'compare', operator, left, right, node };
  return { kind: 'arithmetic', operator, left, right, node };
}

const comparisons: ReadonlySet<string> = new Set<CompareOperator>([
  '==',
  '!=',
  '===',
  '!==',
  '<',
  '<=',
  '>',
  '>=',
  'instanceof',
  'in',
]);

function isComparison(operator: string): operator is CompareOperator {
  return comparisons.has(operator);
}

export function* lowerSequence(b: Builder, node: TSESTree.SequenceExpression): Task<Value> {
  let value: Value = literal(node, undefined);
  for (const each of node.expressions) value = yield* expression(b, each);
  return value;
}
