// What the callers of a sending function learn of how it went.
import type { TSESTree } from '@typescript-eslint/types';
import { STATES, type MethodRow } from '@socket-safety/libraries';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { isExecutor, namesPromise } from '../sockets/promise-class.ts';
import { runsInside } from '../sockets/runs-inside.ts';
import {
  childrenOf,
  isFunction,
  isInside,
  outerOf,
  parentOf,
  unwrap,
  type FunctionLike,
} from '../sockets/tree.ts';

/**
 * | kind        | the callers                                                                    |
 * | ----------- | -------------------------------------------------------------------------------- |
 * | `nothing`   | learn nothing                                                                  |
 * | `rejection` | get a promise of nothing that rejects where the send fails                     |
 * | `truth`     | get a boolean, or a promise of one                                             |
 * | `count`     | get a number, or a promise of one                                              |
 * | `something` | get another value, an exception, or a call of a callback that they handed over |
 */
export type Told = 'nothing' | 'rejection' | 'truth' | 'count' | 'something';

/** Tells whether some send of this method can fail at all, without throwing each time that it does. */
export function canFailUnseen({ outcome, role }: MethodRow): boolean {
  if (role !== 'send') return false;
  const failing = STATES.flatMap((state) => (state === 'open' ? [] : [outcome[state] ?? []])).filter(
    (cell) => !cell.every((one) => one === 'ok' || one === 'buffers'),
  );
  return failing.some((cell) => !cell.includes('throws') && !cell.includes('rejects'));
}

/** Walks what runs when the function does: its own statements, callbacks that run inside a call, executors of promises. */
export function* eachOfRun(root: Node): Generator<Node> {
  const stack: Node[] = [root];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    yield at;
    for (const child of childrenOf(at))
      if (!isFunction(child) || runsInside(child) || isExecutor(child)) stack.push(child);
  }
}

/**
 * Whether the function may end with an exception of its own: a `throw` that nothing in it catches, or a call of a function that does
 * so. What it throws again where one of `calls` has failed is that failure.
 */
export function mayThrow(
  fn: FunctionLike,
  calls: readonly Node[],
  { functionNamed }: Identification,
): boolean {
  for (const part of eachOfRun(fn.body)) {
    if (part.type === 'ThrowStatement' && !isCaughtIn(part, fn) && !throwsAgain(part, calls)) return true;
    if (part.type !== 'CallExpression') continue;
    const called = functionNamed(part.callee)?.node;
    if (isFunction(called) && called !== fn && throwsFirst(called) && !isCaughtIn(part, fn)) return true;
  }
  return false;
}

/** `try { await deliver(…) } catch (error) { forget(socket); throw error; }` */
export function throwsAgain(thrown: Node, calls: readonly Node[]): boolean {
  for (let outer = parentOf(thrown); outer !== undefined && !isFunction(outer); outer = parentOf(outer)) {
    if (outer.type !== 'CatchClause') continue;
    const tried = outer.parent.block;
    return calls.some((call) => isInside(call, tried));
  }
  return false;
}

function throwsFirst(fn: FunctionLike): boolean {
  return [...eachOfRun(fn.body)].some((part) => part.type === 'ThrowStatement' && !isCaughtIn(part, fn));
}

/** Tells whether a `catch` of this function gets what fails here. */
export function isCaughtIn(part: Node, fn: FunctionLike): boolean {
  let inner = part;
  for (let outer = parentOf(part); outer !== undefined && inner !== fn; outer = parentOf(outer)) {
    if (outer.type === 'TryStatement' && outer.block === inner && outer.handler !== null) return true;
    inner = outer;
  }
  return false;
}

const ANSWERS = /^(?:cb|callback|done|next|ack|reply|respond|resolve|reject|on[A-Z]\w*)$/;

/** Whether a parameter is there to be called with the outcome. */
export function answersByCallback(fn: FunctionLike, { module }: Identification): boolean {
  return fn.params.some((parameter) => {
    const name = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    if (name.type !== 'Identifier') return false;
    if (ANSWERS.test(name.name)) return true;
    if (name.typeAnnotation?.typeAnnotation.type === 'TSFunctionType') return true;
    const references = module.variableOf(name)?.declaration.references ?? [];
    return references.some((reference) => {
      // References hold nodes, typed as unknown so that every scope manager fits.
      const use = reference.identifier as Node;
      const call = outerOf(use);
      return call?.type === 'CallExpression' && unwrap(call.callee) === use;
    });
  });
}

/** The values that a function gives back; null where some `return` is bare. */
export function returnedValues(fn: FunctionLike): readonly Node[] {
  if (fn.body.type !== 'BlockStatement') return [fn.body];
  const values: Node[] = [];
  for (const part of eachOwn(fn.body))
    if (part.type === 'ReturnStatement' && part.argument !== null) values.push(part.argument);
  return values;
}

function* eachOwn(root: Node): Generator<Node> {
  yield root;
  for (const child of childrenOf(root)) if (!isFunction(child)) yield* eachOwn(child);
}

/** `undefined`, `void 0`, `Promise.resolve()` */
export function isNothing(value: Node): boolean {
  const inner = unwrap(value);
  if (inner.type === 'Identifier') return inner.name === 'undefined';
  if (inner.type === 'UnaryExpression') return inner.operator === 'void';
  return (
    inner.type === 'CallExpression' &&
    inner.arguments.length === 0 &&
    inner.callee.type === 'MemberExpression' &&
    inner.callee.object.type === 'Identifier' &&
    namesPromise(inner.callee.object.name)
  );
}

/**
 * Reads what a function says it gives: `nothing` for `void`, `undefined` and promises of them, null where it does not say, and
 * `something` for everything else.
 */
export function declaredAnswer(fn: FunctionLike, doc: string | null): Exclude<Told, 'rejection'> | null {
  const declared = fn.returnType?.typeAnnotation;
  if (declared === undefined) return doc === null ? null : documentedAnswer(doc);
  return answerOf(declared);
}

function answerOf(declared: TSESTree.TypeNode): Exclude<Told, 'rejection'> {
  switch (declared.type) {
    case 'TSVoidKeyword':
    case 'TSUndefinedKeyword':
      return 'nothing';
    case 'TSBooleanKeyword':
      return 'truth';
    case 'TSNumberKeyword':
      return 'count';
    case 'TSTypeReference': {
      const [of] = declared.typeArguments?.params ?? [];
      const isPromise = declared.typeName.type === 'Identifier' && namesPromise(declared.typeName.name);
      return isPromise && of !== undefined ? answerOf(of) : 'something';
    }
    default:
      return 'something';
  }
}

const RETURNS = /@returns?\s+\{\s*(?:Promise\s*<\s*)?(\w+)/;

function documentedAnswer(doc: string): Exclude<Told, 'rejection'> | null {
  const [, type] = RETURNS.exec(doc) ?? [];
  switch (type) {
    case undefined:
      return null;
    case 'void':
    case 'undefined':
      return 'nothing';
    case 'boolean':
      return 'truth';
    case 'number':
      return 'count';
    default:
      return 'something';
  }
}

/** Finds the executor around a call, within a function. */
export function executorAround(call: Node, fn: FunctionLike): FunctionLike | null {
  for (let at = parentOf(call); at !== undefined && at !== fn; at = parentOf(at))
    if (isFunction(at) && isExecutor(at)) return at;
  return null;
}

/** Tells whether an executor's `reject` is used. */
export function canReject(executor: FunctionLike, { module }: Identification): boolean {
  const reject = executor.params[1];
  if (reject?.type !== 'Identifier') return false;
  return (module.variableOf(reject)?.declaration.references.length ?? 0) > 0;
}

/** Tells whether a function waits for a promise that is made inside of it, or gives it back. */
export function handsOnPromise(executor: FunctionLike, fn: FunctionLike): boolean {
  const made = parentOf(executor);
  if (made === undefined || !isInside(made, fn)) return false;
  const outer = outerOf(made);
  return (
    outer?.type === 'ReturnStatement' ||
    outer?.type === 'AwaitExpression' ||
    (outer === fn && fn.type === 'ArrowFunctionExpression')
  );
}
