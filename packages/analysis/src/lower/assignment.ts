// `=`, `+=`, `??=`, `++`: what is written, and what the expression is worth.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node, Place, Value } from '../ir/model.ts';
import { eachSubvalue } from '../ir/visit.ts';
import type { Builder } from './builder.ts';
import { begin, branch, branchNullish, emit, goto, newBlock } from './builder.ts';
import { assign, lowerPattern, lowerTarget } from './destructuring.ts';
import { unwrap } from './effects.ts';
import type { Task } from './task.ts';
import { visit } from './task.ts';
import { literal, opaque, placeAt } from './value.ts';
import { expression } from './visit.ts';

export function lowerAssignment(b: Builder, node: TSESTree.AssignmentExpression): Task<Value> {
  const left = unwrap(node.left);
  if (left.type === 'ObjectPattern' || left.type === 'ArrayPattern') {
    return lowerDestructuring(b, node, left);
  }
  switch (node.operator) {
    case '&&=':
    case '||=':
    case '??=':
      return lowerLogicalAssignment(b, node);
    default:
      return lowerPlainAssignment(b, node);
  }
}

function* lowerDestructuring(b: Builder, node: TSESTree.AssignmentExpression, pattern: Node): Task<Value> {
  const value = keepElements(b, yield* expression(b, node.right));
  yield* visit(lowerPattern(b, pattern, value, { declares: false }));
  return value;
}

/** `[primary, backup] = [backup, primary]`: what the list holds is read before any of it is written. */
function keepElements(b: Builder, value: Value): Value {
  if (value.kind !== 'list' || value.elements.length < 2) return value;
  const elements = value.elements.map((element, index) => ({
    ...element,
    value: keep(b, element.value, index),
  }));
  return { ...value, elements };
}

function keep(b: Builder, value: Value, index: number): Value {
  if (value.kind === 'literal' || value.kind === 'result') return value;
  const root = { kind: 'variable', variable: b.names.invent(`<element ${index}>`) } as const;
  emit(b, { kind: 'assign', target: { root, path: [] }, value, declares: true }, value.node);
  return placeAt(value.node, root);
}

function* lowerPlainAssignment(b: Builder, node: TSESTree.AssignmentExpression): Task<Value> {
  const target = yield* visit(lowerTarget(b, node.left));
  const right = yield* expression(b, node.right);
  if (node.operator === '=') {
    assign(b, target, right, node, { declares: false });
    return target === null ? right : worthOf(target, right, node);
  }
  const operator = node.operator.slice(0, -1);
  const sum: Value = { kind: 'arithmetic', operator, left: readOf(target, node.left), right, node };
  assign(b, target, sum, node, { declares: false });
  return readOf(target, node);
}

function readOf(target: Place | null, node: Node): Value {
  return target === null ? opaque(node) : placeAt(node, target.root, target.path);
}

// Past this size the value of an assignment is taken from where it was put: a tree that stands in many others would be read in
// each of them.
const largestValue = 64;

/**
 * The value of `target = right`. It is `right`, unless that reads what was just written (`entry = entry.next`), so that reading
 * it again gives something else.
 */
function worthOf(target: Place, right: Value, node: Node): Value {
  let size = 0;
  for (const part of eachSubvalue(right)) {
    if (++size > largestValue || (part.kind === 'place' && sharesRoot(part.place, target))) {
      return placeAt(node, target.root, target.path);
    }
  }
  return right;
}

function sharesRoot(one: Place, other: Place): boolean {
  if (one.root.kind === 'variable' && other.root.kind === 'variable') {
    return one.root.variable === other.root.variable;
  }
  return one.root.kind === other.root.kind;
}

/** `socket ??= connect()`: writes only on the branch that the operator asks for. */
function* lowerLogicalAssignment(b: Builder, node: TSESTree.AssignmentExpression): Task<Value> {
  const target = yield* visit(lowerTarget(b, node.left));
  const current = readOf(target, node.left);
  const write = newBlock(b);
  const after = newBlock(b);
  if (node.operator === '??=') branchNullish(b, current, write, after);
  else if (node.operator === '||=') branch(b, current, after, write);
  else branch(b, current, write, after);
  begin(b, write);
  const right = yield* expression(b, node.right);
  assign(b, target, right, node, { declares: false });
  goto(b, after);
  begin(b, after);
  return readOf(target, node);
}

/** `attempts++` and `++attempts`: the first is worth what was there before. */
export function* lowerUpdate(b: Builder, node: TSESTree.UpdateExpression): Task<Value> {
  const target = yield* visit(lowerTarget(b, node.argument));
  const stepped = (from: Value, operator: string): Value => ({
    kind: 'arithmetic',
    operator,
    left: from,
    right: literal(node, 1),
    node,
  });
  const [there, back] = node.operator === '++' ? ['+', '-'] : ['-', '+'];
  assign(b, target, stepped(readOf(target, node.argument), there), node, { declares: false });
  const written = readOf(target, node);
  return node.prefix || target === null ? written : stepped(written, back);
}
