// Where a failure goes: out of the loops and walking calls around it, until a `try` takes it or nobody waits for the promise. In: a
// call, and whether it throws or its promise rejects. Out: each walk that the failure ends, and the functions that it leaves.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import { isExecutor } from '../sockets/promise-class.ts';
import { runsInside } from '../sockets/runs-inside.ts';
import {
  functionAround,
  isFunction,
  memberName,
  outerOf,
  parentOf,
  unwrap,
  type FunctionLike,
} from '../sockets/tree.ts';

/** `throws`: out of the node. `rejects`: the promise that the node is. */
export interface Failure {
  readonly how: 'throws' | 'rejects';
  readonly node: Node;
}

/** What a failure leaves on its way. */
export type Left =
  /** A loop statement, or a call such as `sockets.forEach(…)`, that goes no further. */
  | { readonly kind: 'walk'; readonly walk: Walk }
  /** A `try` whose clause, or a `.catch()` whose callback, takes the failure. */
  | { readonly kind: 'taken'; readonly by: Node }
  /** A function with a name: whoever calls it gets the failure. */
  | { readonly kind: 'function'; readonly fn: FunctionLike; readonly how: Failure['how'] };

export type Walk = Loop | TSESTree.CallExpression;

type Loop =
  | TSESTree.ForOfStatement
  | TSESTree.ForInStatement
  | TSESTree.ForStatement
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement;

/** Lists what a failure leaves, from the inside to the outside. */
export function* eachLeft(start: Failure): Generator<Left> {
  let failure: Failure | null = start;
  while (failure !== null) {
    const step: Step = failure.how === 'throws' ? thrown(failure.node) : rejected(failure.node);
    if (step.left !== null) yield step.left;
    failure = step.next;
  }
}

/** One step: what is left by it, and what then fails. */
interface Step {
  readonly left: Left | null;
  readonly next: Failure | null;
}

/** Somebody looks at it, or nobody can. */
const ENDED: Step = { left: null, next: null };

/** Climbs to the next loop or function. */
function thrown(node: Node): Step {
  let inner = node;
  for (let outer = parentOf(inner); outer !== undefined; outer = parentOf(outer)) {
    if (outer.type === 'TryStatement' && takes(outer, inner))
      return { left: { kind: 'taken', by: outer }, next: null };
    if (isLoop(outer) && outer.body === inner)
      return { left: { kind: 'walk', walk: outer }, next: { how: 'throws', node: outer } };
    if (isFunction(outer)) return outOf(outer);
    if (outer.type === 'PropertyDefinition' || outer.type === 'StaticBlock') return ENDED;
    inner = outer;
  }
  return ENDED;
}

export function isLoop(node: Node): node is Loop {
  switch (node.type) {
    case 'ForOfStatement':
    case 'ForInStatement':
    case 'ForStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return true;
    default:
      return false;
  }
}

/** A clause that ends by throwing hands the failure on. */
function takes({ block, handler }: TSESTree.TryStatement, inner: Node): boolean {
  return block === inner && handler !== null && handler.body.body.at(-1)?.type !== 'ThrowStatement';
}

/** What was thrown leaves a function: to its caller, or into the promise that it returns. */
function outOf(fn: FunctionLike): Step {
  if (fn.generator) return ENDED;
  if (fn.async) return rejecting(fn);
  const call = outerOf(fn);
  if (call?.type === 'CallExpression') {
    if (runsInside(fn)) return { left: { kind: 'walk', walk: call }, next: { how: 'throws', node: call } };
    if (unwrap(call.callee) === fn) return { left: null, next: { how: 'throws', node: call } };
    return CHAINS.has(methodOf(call)) ? { left: null, next: { how: 'rejects', node: call } } : ENDED;
  }
  if (call !== undefined && isExecutor(fn)) return { left: null, next: { how: 'rejects', node: call } };
  return { left: { kind: 'function', fn, how: 'throws' }, next: null };
}

const CHAINS: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);
const COLLECTS: ReadonlySet<string> = new Set(['map', 'flatMap']);
const FOLDS: ReadonlySet<string> = new Set(['reduce', 'reduceRight']);

/** The promise of a function rejects: who has it? */
function rejecting(fn: FunctionLike): Step {
  const call = outerOf(fn);
  if (call?.type !== 'CallExpression') return { left: { kind: 'function', fn, how: 'rejects' }, next: null };
  const next: Failure = { how: 'rejects', node: call };
  if (unwrap(call.callee) === fn) return { left: null, next };
  const method = methodOf(call);
  if (CHAINS.has(method) || COLLECTS.has(method)) return { left: null, next };
  // Each round waits for the one before.
  return FOLDS.has(method) ? { left: { kind: 'walk', walk: call }, next } : ENDED;
}

/** Follows a promise to where it is awaited. */
function rejected(node: Node): Step {
  const goOn = (next: Node): Step => ({ left: null, next: { how: 'rejects', node: next } });
  const outer = outerOf(node);
  switch (outer?.type) {
    case 'AwaitExpression':
      return { left: null, next: { how: 'throws', node: outer } };
    case 'ReturnStatement': {
      const around = functionAround(outer);
      return around === undefined ? ENDED : rejecting(around);
    }
    case 'ArrowFunctionExpression':
      return unwrap(outer.body) === unwrap(node) ? rejecting(outer) : ENDED;
    case 'MemberExpression': {
      const chained = outerOf(outer);
      if (chained?.type !== 'CallExpression' || unwrap(outer.object) !== unwrap(node)) return ENDED;
      const name = memberName(outer);
      if (name === 'finally' || (name === 'then' && chained.arguments.length === 1)) return goOn(chained);
      const isTaken = (name === 'catch' && chained.arguments.length > 0) || name === 'then';
      return isTaken ? { left: { kind: 'taken', by: chained }, next: null } : ENDED;
    }
    case 'CallExpression':
      return methodOf(outer) === 'all' || methodOf(outer) === 'from' ? goOn(outer) : ENDED;
    case 'ArrayExpression':
    case 'SpreadElement':
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return goOn(outer);
    default:
      return ENDED;
  }
}

function methodOf({ callee }: TSESTree.CallExpression): string {
  const inner = unwrap(callee);
  return inner.type === 'MemberExpression' ? (memberName(inner) ?? '') : '';
}
