// Patterns: `const { socket, peers: [first] } = link` is one assignment for each name in it.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node, Place, Value } from '../ir/model.ts';
import { memberSegment } from '../ir/print.ts';
import type { Builder } from './builder.ts';
import { begin, branchNullish, emit, goto, newBlock } from './builder.ts';
import { lowerSegment } from './chain.ts';
import { unwrap } from './effects.ts';
import { rootOfIdentifier } from './identifier.ts';
import { segmentOfKey } from './members.ts';
import type { Task } from './task.ts';
import { done, visit } from './task.ts';
import { logicalOf, memberOf, opaque, placeOf } from './value.ts';
import { expression } from './visit.ts';

export interface Manner {
  /** Whether the names come into being here. */
  readonly declares: boolean;
}

/** Assigns a value to a pattern, which may be a single name or member. */
export function lowerPattern(b: Builder, wrapped: Node, value: Value, manner: Manner): Task<void> {
  const node = unwrap(wrapped);
  switch (node.type) {
    case 'ObjectPattern':
      return lowerObjectPattern(b, node, value, manner);
    case 'ArrayPattern':
      return lowerArrayPattern(b, node, value, manner);
    case 'AssignmentPattern':
      return lowerDefault(b, node, value, manner);
    case 'RestElement':
      // What is left over is a new object, whose members are not followed.
      return lowerPattern(b, node.argument, opaque(node), manner);
    default:
      return lowerSingle(b, node, value, manner);
  }
}

function* lowerObjectPattern(
  b: Builder,
  node: TSESTree.ObjectPattern,
  value: Value,
  manner: Manner,
): Task<void> {
  for (const property of node.properties) {
    if (property.type === 'RestElement') yield* visit(lowerPattern(b, property, value, manner));
    else {
      const segment = yield* visit(lowerKey(b, property));
      yield* visit(lowerPattern(b, property.value, memberOf(value, segment, property), manner));
    }
  }
}

function* lowerKey(b: Builder, property: TSESTree.Property): Task<string> {
  if (!property.computed) return segmentOfKey(property.key, false);
  return memberSegment(yield* expression(b, property.key));
}

function* lowerArrayPattern(
  b: Builder,
  node: TSESTree.ArrayPattern,
  value: Value,
  manner: Manner,
): Task<void> {
  for (const [index, element] of node.elements.entries()) {
    if (element === null) continue;
    yield* visit(lowerPattern(b, element, memberOf(value, `[${index}]`, element), manner));
  }
}

function* lowerDefault(
  b: Builder,
  node: TSESTree.AssignmentPattern,
  value: Value,
  manner: Manner,
): Task<void> {
  const settled = yield* visit(valueOrDefault(b, node, value));
  yield* visit(lowerPattern(b, node.left, settled, manner));
}

/** A default stands in for `undefined` only; here for `null` too, which lets `??` stand for both. */
function* valueOrDefault(b: Builder, node: TSESTree.AssignmentPattern, value: Value): Task<Value> {
  if (!b.names.hasEffects(node.right)) return logicalOf(node, '??', value, yield* expression(b, node.right));
  const absent = newBlock(b);
  const after = newBlock(b);
  branchNullish(b, value, absent, after);
  begin(b, absent);
  const fallback = yield* expression(b, node.right);
  goto(b, after);
  begin(b, after);
  return logicalOf(node, '??', value, fallback);
}

function* lowerSingle(b: Builder, node: Node, value: Value, { declares }: Manner): Task<void> {
  const target = yield* visit(lowerTarget(b, node));
  assign(b, target, value, node, { declares });
}

/** Evaluates what an assignment writes to; null if that is no place. */
export function lowerTarget(b: Builder, wrapped: Node): Task<Place | null> {
  const node = unwrap(wrapped);
  switch (node.type) {
    case 'Identifier':
      return done({ root: rootOfIdentifier(b, node), path: [] });
    case 'MemberExpression':
      return lowerMemberTarget(b, node);
    default:
      return done(null);
  }
}

function* lowerMemberTarget(b: Builder, node: TSESTree.MemberExpression): Task<Place | null> {
  const object = yield* expression(b, node.object);
  return placeOf(memberOf(object, yield* visit(lowerSegment(b, node)), node));
}

/** Emits an assignment, also for a target that is no place: `(primary || backup).socket = null`. */
export function assign(
  b: Builder,
  target: Place | null,
  value: Value,
  node: Node,
  { declares }: Manner,
): void {
  if (target === null) emit(b, { kind: 'unsupported', what: 'assignment to what is no place' }, node);
  else emit(b, { kind: 'assign', target, value, declares }, node);
}
