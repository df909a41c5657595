// Timers that go on after their socket has closed: intervals that nothing clears, and functions that arm themselves again.
import type { TSESTree } from '@typescript-eslint/types';
import type { RetentionSite } from '../facts.ts';
import type { Node } from '../ir/model.ts';
import {
  eachNode,
  isFunction,
  isInside,
  memberName,
  outerOf,
  parentOf,
  unwrap,
  type FunctionLike,
} from '../sockets/tree.ts';
import { callbackOf, capturedSocket } from './captures.ts';
import { sightOf } from './closing-socket.ts';
import { handleOf, mayBeStopped, stopsItself } from './handles.ts';
import type { LifeContext } from './life-context.ts';
import type { Undoing } from './undoings.ts';

const CLEARS: ReadonlySet<Undoing['kind']> = new Set(['clears', 'stops']);

/** Finds the timers that go on for a socket that has closed. */
export function* eachKeptTimer(context: LifeContext): Generator<RetentionSite> {
  for (const node of context.identification.syntax.calls) {
    const kind = node.type === 'CallExpression' ? timerKind(node.callee) : null;
    if (kind === null || node.type !== 'CallExpression') continue;
    const callback = callbackOf(node.arguments[0], context);
    if (callback === null) continue;
    const body = kind === 'interval' ? callback : rearmed(node, callback, context);
    if (body === null || stopsItself(body)) continue;
    const socket =
      capturedSocket(body, node, context) ??
      node.arguments
        .slice(2)
        .map((argument) => capturedSocket(argument, node, context))
        .find((one) => one !== null);
    if (socket == null || context.endsWithProgram(socket.node)) continue;
    if (mayBeStopped(handleOf(node), body, CLEARS, context)) continue;
    yield {
      kind,
      node,
      socket: sightOf(socket.node, socket.type, context.source.text),
      holder: null,
      collection: null,
      field: null,
      roots: [],
      beside: [],
      handedOver: () => null,
    };
  }
}

function timerKind(callee: Node): 'interval' | 'timer' | null {
  const at = unwrap(callee);
  const object = at.type === 'MemberExpression' ? unwrap(at.object) : null;
  const isGlobal =
    object?.type === 'Identifier' && /^(?:window|globalThis|self|global|timers)$/.test(object.name);
  const member = at.type === 'MemberExpression' && isGlobal ? memberName(at) : null;
  const name = at.type === 'Identifier' ? at.name : member;
  if (name === 'setInterval') return 'interval';
  return name === 'setTimeout' ? 'timer' : null;
}

/** The function that a `setTimeout` in its own body arms again on every path; null for one that may leave it at that. */
function rearmed(
  call: TSESTree.CallExpression,
  callback: FunctionLike,
  context: LifeContext,
): FunctionLike | null {
  const around = eachFunctionAround(call);
  for (const fn of around) {
    const isSame = callback === fn || calls(callback, fn, context);
    if (isSame) return isOnEveryPath(call, fn) ? fn : null;
  }
  return null;
}

function* eachFunctionAround(node: Node): Generator<FunctionLike> {
  for (let at = parentOf(node); at !== undefined; at = parentOf(at)) if (isFunction(at)) yield at;
}

/** `setTimeout(() => beat(), 1000)` */
function calls(callback: FunctionLike, fn: FunctionLike, { identification }: LifeContext): boolean {
  return [...eachNode(callback.body)].some(
    (node) => node.type === 'CallExpression' && identification.functionNamed(node.callee)?.node === fn,
  );
}

function isOnEveryPath(call: Node, fn: FunctionLike): boolean {
  if (fn.body.type !== 'BlockStatement') return outerOf(call) === fn;
  const statement = fn.body.body.find((one) => isInside(call, one));
  if (statement === undefined || !isPlain(call, statement)) return false;
  return fn.body.body.every(
    (one) =>
      one.range[0] >= statement.range[0] ||
      ![...eachNode(one)].some((node) => /^(?:Return|Throw)Statement$/.test(node.type)),
  );
}

/** Nothing but expressions lies between the call and its statement. */
function isPlain(call: Node, statement: Node): boolean {
  for (let at: Node | undefined = call; at !== undefined && at !== statement; at = parentOf(at))
    if (isFunction(at) || /Statement$|^(?:Logical|Conditional)Expression$/.test(at.type)) return false;
  return statement.type === 'ExpressionStatement' || statement.type === 'VariableDeclaration';
}
