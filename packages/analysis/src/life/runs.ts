// What runs because a handler was called: its own code, the local functions that it calls and the callbacks of its timers.
import type { Node } from '../ir/model.ts';
import type { ReconnectDelay } from '../facts.ts';
import { calledName, isFunction, memberName, unwrap, type FunctionLike } from '../sockets/tree.ts';
import { eachOfRun } from './close-runs.ts';
import { eachConditionOn } from './conditions.ts';
import { awaitedDelay, isWait, timerDelay } from './delays.ts';
import type { LifeContext } from './life-context.ts';

/** A call that runs with a handler. */
export interface RunCall {
  readonly node: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>;
  /** The functions on the way, the handler first. */
  readonly passed: readonly FunctionLike[];
  /** The calls that led there, the first in the handler itself; a timer stands for its callback. */
  readonly calls: readonly Node[];
  /** The last timer on the way. */
  readonly timer: Node | null;
  /** What lies in time between the event and the call. */
  readonly delay: ReconnectDelay;
  /** Conditions on the way. */
  readonly tests: readonly Node[];
}

type Way = Omit<RunCall, 'node'>;

const MAX_CALLS = 4;
const CHAINS = new Set(['then', 'catch', 'finally']);

/** Lists the calls that run with a handler, in the order of its text; what other events run is left out. */
export function eachRunCall(handler: FunctionLike, context: LifeContext): Generator<RunCall> {
  return walk(handler, { passed: [], calls: [], timer: null, delay: { kind: 'none' }, tests: [] }, context);
}

function* walk(fn: FunctionLike, before: Way, context: LifeContext): Generator<RunCall> {
  if (before.passed.includes(fn) || before.passed.length > MAX_CALLS) return;
  const passed = [...before.passed, fn];
  let { delay } = before;
  for (const node of eachOfRun(fn)) {
    if (node.type === 'AwaitExpression')
      delay = longer(delay, awaitedDelay(node.argument, context.source.text, context.identification));
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') continue;
    const tests = [...before.tests, ...eachConditionOn(node)];
    const way = { ...before, passed, delay, tests };
    yield { node, ...way };
    if (node.type === 'CallExpression') yield* walkFrom(node, way, context);
  }
}

function* walkFrom(
  call: Extract<Node, { type: 'CallExpression' }>,
  way: Way,
  context: LifeContext,
): Generator<RunCall> {
  const { identification, source } = context;
  const next = { ...way, calls: [...way.calls, call] };
  const called = identification.functionNamed(call.callee);
  if (called !== null && isFunction(called.node)) yield* walk(called.node, next, context);
  const timer = timerDelay(call, identification);
  const callee = unwrap(call.callee);
  const isChain = callee.type === 'MemberExpression' && CHAINS.has(memberName(callee) ?? '');
  if (timer === null && !isChain) return;
  const waits = isChain && callee.type === 'MemberExpression' && isWait(callee.object, source.text);
  const wait: ReconnectDelay | null = waits ? { kind: 'unknown' } : timer;
  for (const argument of call.arguments) {
    const callback = identification.functionNamed(argument)?.node;
    if (!isFunction(callback)) continue;
    const isTimer = timer !== null && calledName(call) !== '';
    yield* walk(
      callback,
      { ...next, delay: longer(way.delay, wait), timer: isTimer ? call : way.timer },
      context,
    );
  }
}

const RANK: readonly ReconnectDelay['kind'][] = ['none', 'zero', 'constant', 'growing', 'unknown'];

/** Of two waits, the one that says less that is certain. */
function longer(left: ReconnectDelay, right: ReconnectDelay | null): ReconnectDelay {
  if (right === null) return left;
  if (left.kind === 'constant' && right.kind === 'constant')
    return { kind: 'constant', ms: left.ms + right.ms };
  return RANK.indexOf(right.kind) > RANK.indexOf(left.kind) ? right : left;
}
