// Member accesses and calls: `this.link?.socket.send(text)`. A chain is one row, however long; it is lowered from its start.
import type { TSESTree } from '@typescript-eslint/types';
import type { Callee, Node, Value } from '../ir/model.ts';
import { entrySegment, memberSegment } from '../ir/print.ts';
import { lowerArguments } from './arguments.ts';
import type { Builder } from './builder.ts';
import { begin, branchNullish, emit, goto, newBlock } from './builder.ts';
import type { Draft } from './draft.ts';
import { isEffect, isKeyedGet, isTransparent } from './effects.ts';
import { segmentOfKey } from './members.ts';
import type { Task } from './task.ts';
import { visit } from './task.ts';
import { memberOf, opaque, resultOf } from './value.ts';
import { expression } from './visit.ts';

type Link = TSESTree.MemberExpression | TSESTree.CallExpression;

/** Lowers a chain without `?.` in it. */
export function lowerPlainChain(b: Builder, node: Link): Task<Value> {
  return lowerChain(b, node, null);
}

/**
 * Lowers a chain. Where a `?.` finds nothing control passes to `onNothing`, provided that there are effects left to skip; a
 * chain without calls is one place, marked `optional`.
 */
export function* lowerChain(b: Builder, node: Node, onNothing: Draft | null): Task<Value> {
  const { links, start } = linksOf(node);
  const lastEffect = links.findLastIndex((link) => hasOwnEffect(b, link));
  let value = yield* expression(b, start);
  let isOptional = false;
  for (let index = 0; index < links.length; index++) {
    const link = links[index];
    if (link === undefined) continue;
    const skips = onNothing !== null && index <= lastEffect;
    if (link.optional && skips) value = present(b, value, onNothing);
    else if (link.optional) value = asOptional(value);
    isOptional ||= link.optional;
    const call = links[index + 1];
    if (link.type === 'CallExpression') value = yield* visit(callValue(b, link, value));
    else if (call?.type === 'CallExpression') {
      index++;
      isOptional ||= call.optional;
      value = yield* visit(callMethod(b, link, call, value, skips ? onNothing : null));
    } else value = yield* visit(lowerMember(b, link, value));
  }
  return isOptional ? asOptional(value) : value;
}

/** The links of a chain from its start on; type assertions between them say nothing here. */
function linksOf(node: Node): { links: Link[]; start: Node } {
  const links: Link[] = [];
  let at = node;
  for (;;) {
    if (isTransparent(at)) at = at.expression;
    else if (at.type === 'MemberExpression') {
      links.push(at);
      at = at.object;
    } else if (at.type === 'CallExpression') {
      links.push(at);
      at = at.callee;
    } else return { links: links.reverse(), start: at };
  }
}

function hasOwnEffect(b: Builder, link: Link): boolean {
  return link.type === 'MemberExpression'
    ? link.computed && b.names.hasEffects(link.property)
    : isEffect(link);
}

/** Goes on where the value is neither null nor undefined. */
function present(b: Builder, value: Value, onNothing: Draft): Value {
  const next = newBlock(b);
  branchNullish(b, value, onNothing, next);
  begin(b, next);
  return value.kind === 'place' ? { ...value, optional: false } : value;
}

function asOptional(value: Value): Value {
  return value.kind === 'place' ? { ...value, optional: true } : value;
}

function* lowerMember(b: Builder, link: TSESTree.MemberExpression, object: Value): Task<Value> {
  return memberOf(object, yield* visit(lowerSegment(b, link)), link);
}

/** Evaluates the key of a member access, and names the segment it adds to a place. */
export function* lowerSegment(b: Builder, link: TSESTree.MemberExpression): Task<string> {
  const { property } = link;
  if (!link.computed) return segmentOfKey(property, false);
  return memberSegment(yield* expression(b, property));
}

function* callValue(b: Builder, call: TSESTree.CallExpression, value: Value): Task<Value> {
  return yield* visit(lowerCall(b, call, { kind: 'value', value }));
}

function* callMethod(
  b: Builder,
  link: TSESTree.MemberExpression,
  call: TSESTree.CallExpression,
  receiver: Value,
  onNothing: Draft | null,
): Task<Value> {
  const segment = yield* visit(lowerSegment(b, link));
  if (call.optional && onNothing !== null) present(b, memberOf(receiver, segment, link), onNothing);
  const key = isKeyedGet(call) ? call.arguments[0] : undefined;
  if (key !== undefined) {
    const entry = memberOf(receiver, entrySegment(yield* expression(b, key)), call);
    return entry.kind === 'place' ? asOptional(entry) : opaque(call);
  }
  const name = segment.startsWith('[') ? null : segment;
  return yield* visit(lowerCall(b, call, { kind: 'method', receiver, name }));
}

function* lowerCall(b: Builder, call: TSESTree.CallExpression, callee: Callee): Task<Value> {
  const given = yield* visit(lowerArguments(b, call.arguments));
  const isSuper = call.callee.type === 'Super';
  const id = emit(b, { kind: 'call', callee, arguments: given, style: isSuper ? 'super' : 'call' }, call);
  return resultOf(call, id);
}

/** Lowers a chain with `?.` for its value. */
export function* lowerOptionalChain(b: Builder, node: TSESTree.ChainExpression): Task<Value> {
  if (!b.names.hasEffects(node)) return yield* visit(lowerChain(b, node.expression, null));
  const after = newBlock(b);
  const value = yield* visit(lowerChain(b, node.expression, after));
  goto(b, after);
  begin(b, after);
  return value;
}
