// Handlers that connect again: which call does, after how long, and how often.
import type { TSESTree } from '@typescript-eslint/types';
import type { ReconnectSite } from '../facts.ts';
import type { Node } from '../ir/model.ts';
import { isFunction, isInside, unwrap, type FunctionLike } from '../sockets/tree.ts';
import { holds } from './conditions.ts';
import { connects, describeDialling, eachEndRun, type EndRun } from './dialling.ts';
import { eachOfRun } from './close-runs.ts';
import { sightOf } from './closing-socket.ts';
import { isWithin } from './lifetime.ts';
import type { LifeContext } from './life-context.ts';
import { eachRunCall, type RunCall } from './runs.ts';

/** Finds the calls by which the handlers of a file connect again, in source order. */
export function findReconnects(context: LifeContext): readonly ReconnectSite[] {
  const found = new Map<Node, ReconnectSite>();
  for (const run of eachEndRun(context)) {
    const site = reconnectOf(run, context);
    if (site !== null && !found.has(site.node)) found.set(site.node, site);
  }
  return [...found.values()].sort((left, right) => left.node.range[0] - right.node.range[0]);
}

function reconnectOf(run: EndRun, context: LifeContext): ReconnectSite | null {
  const { handler, heard, node, listener } = run.registration;
  if (handler === null || heard === null || !isFunction(handler.node)) return null;
  for (const call of eachRunCall(handler.node, context)) {
    if (!connects(call.node, run.type, context) || !comesBack(call, run, context)) continue;
    const dialling = describeDialling(run, context);
    if (dialling === null || isAskedFor(call)) return null;
    return {
      node: call.timer ?? call.calls[0] ?? (isFunction(unwrap(listener)) ? call.node : listener),
      socket: sightOf(run.registration.target, run.type, context.source.text),
      event: heard.row.role === 'error' ? 'error' : 'close',
      registration: node,
      handler: handler.node,
      delay: call.delay,
      isBounded: isBounded(call, context),
      dialling,
    };
  }
  return null;
}

/** Tells whether the same handler hears of the new socket, so that it runs again when that one closes. */
function comesBack(
  { node, passed }: RunCall,
  { registration, names }: EndRun,
  context: LifeContext,
): boolean {
  const { syntax } = context.identification;
  const callee = unwrap(node.callee);
  const again = callee.type === 'MemberExpression' ? syntax.slotOf(callee.object) : null;
  if (again !== null && names.has(again)) return true;
  // What stands in the handler itself is made without it, unless the handler is the function that connects.
  return passed.some(
    (fn) => !isInside(fn, registration.node) && reaches(fn, registration.node, context, MAX_CALLS),
  );
}

const MAX_CALLS = 2;

/** Tells whether a listener is added in a function, or in one that it calls. */
function reaches(fn: FunctionLike, listening: Node, context: LifeContext, depth: number): boolean {
  const { identification } = context;
  const header = identification.module.functionOf(fn);
  if (header !== null && isWithin(identification.syntax.ownerOf(listening), header, identification))
    return true;
  if (depth === 0) return false;
  for (const node of eachOfRun(fn)) {
    const called = node.type === 'CallExpression' ? identification.functionNamed(node.callee)?.node : null;
    if (called != null && isFunction(called) && reaches(called, listening, context, depth - 1)) return true;
  }
  return false;
}

/** Codes that an application gives a meaning of its own: `if (code === 4001) connect()`. */
function isAskedFor({ tests }: RunCall): boolean {
  return tests.some((test) => holds(test, (node) => isOwnCode(node) && isCompared(node, test)));
}

function isOwnCode(node: Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'number' && node.value >= 3000 && node.value < 5000;
}

/** A `case` is compared as it stands. */
function isCompared(code: Node, test: Node): boolean {
  return (
    code === test ||
    holds(
      test,
      (node) => node.type === 'BinaryExpression' && /^===?$/.test(node.operator) && node.right === code,
    )
  );
}

/** Tells whether a count, a clock or a flag that the way sets itself decides whether it connects again. */
function isBounded({ tests, passed }: RunCall, context: LifeContext): boolean {
  const { slotOf } = context.identification.syntax;
  const changed = new Set(passed.flatMap((fn) => [...eachChanged(fn)].map((node) => slotOf(node) ?? '?')));
  return tests.some((test) =>
    holds(test, (node) => {
      if (node.type === 'BinaryExpression' && /^[<>]=?$/.test(node.operator)) return true;
      if (node.type === 'UpdateExpression' || node.type === 'AssignmentExpression') return true;
      const isName = node.type === 'Identifier' || node.type === 'MemberExpression';
      return isName && changed.has(slotOf(node) ?? '');
    }),
  );
}

/** `attempts++`, `this.retried = true` */
function* eachChanged(fn: Node): Generator<Node> {
  for (const node of eachOfRun(fn)) {
    if (node.type === 'UpdateExpression') yield node.argument;
    if (node.type === 'AssignmentExpression' && (node.operator !== '=' || isTrue(node.right)))
      yield node.left;
  }
}

function isTrue(value: TSESTree.Expression): boolean {
  return value.type === 'Literal' && value.value === true;
}
