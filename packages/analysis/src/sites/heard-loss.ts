// Messages that are only lost, where the program hears why. The callback that sends ends with the socket, so that it can only meet one
// that is on its way out; the answer to a request is waited for with a time limit; or whoever is handed the means to send is handed
// the means to close beside it, and is told of the end as well.
import type { TSESTree } from '@typescript-eslint/types';
import type { Hazard } from '../facts.ts';
import type { Endings } from '../flow/endings.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { isExecutor } from '../sockets/promise-class.ts';
import {
  calledName,
  eachNode,
  isFunction,
  isInside,
  parentOf,
  unwrap,
  type FunctionLike,
} from '../sockets/tree.ts';
import { isWithin, statesOf } from '../states.ts';
import { handsEndOn, type KnownEnds } from './hands-end-on.ts';

/** What the file says of the ends of its sockets. */
export interface Ends extends KnownEnds {
  readonly endings: Endings;
}

/** Tells whether the program hears of a loss by other means than the send. The hazard is one where the message is only lost. */
export function isLossHeard(
  call: TSESTree.CallExpression,
  socket: Node,
  hazard: Hazard,
  ends: Ends,
  identification: Identification,
): boolean {
  return isOnItsWayOut(hazard, ends) || isTimed(call) || handsEndOn(call, socket, ends, identification);
}

const GOING = statesOf('open', 'closing');

/** Its close handler ends what sends, so the last words went to a socket whose end is told in a moment. */
function isOnItsWayOut({ states, because }: Hazard, { endings }: Ends): boolean {
  return (
    isWithin(states, GOING) &&
    because.some(({ kind, node }) => kind === 'suspended' && endings.calls.has(node))
  );
}

/** `new Promise((resolve, reject) => { setTimeout(() => reject(…), limit); socket.send(question); })`, or the send beside it. */
function isTimed(call: Node): boolean {
  let around = parentOf(call);
  while (around !== undefined && !(isFunction(around) && !isExecutor(around))) around = parentOf(around);
  if (!isFunction(around)) return false;
  const { isAnsweredInTime, timed } = limitsIn(around);
  return isAnsweredInTime || timed.some((executor) => !isOverBefore(call, executor));
}

/** How long a function waits for answers. */
interface Limits {
  /** `const answer = this.waiters.waitFor(id, timeout)`, which the function then waits for: who gives up is somebody else. */
  readonly isAnsweredInTime: boolean;
  /** Executors that reject their promise from a timer. */
  readonly timed: readonly FunctionLike[];
}

/** A function may send a thousand times. */
const known = new WeakMap<FunctionLike, Limits>();

function limitsIn(fn: FunctionLike): Limits {
  const limits = known.get(fn) ?? findLimits(fn);
  known.set(fn, limits);
  return limits;
}

const WAITS = /^(?:wait|await|expect)/i;

function findLimits(fn: FunctionLike): Limits {
  const timed: FunctionLike[] = [];
  let isLimited = false;
  let isWaited = false;
  for (const node of eachNode(fn.body)) {
    if (isFunction(node) && isExecutor(node) && givesUp(node)) timed.push(node);
    if (node.type === 'AwaitExpression') isWaited = true;
    if (node.type === 'CallExpression' && WAITS.test(calledName(node)))
      isLimited ||= node.arguments.some((argument) => namesLimit(argument));
  }
  return { isAnsweredInTime: isLimited && isWaited, timed };
}

const LIMIT = /time_?out|deadline/i;

function namesLimit(argument: Node): boolean {
  for (const node of eachNode(argument)) if (node.type === 'Identifier' && LIMIT.test(node.name)) return true;
  return false;
}

/** The promise was waited for before: the send is no part of what it stands for. */
function isOverBefore(call: Node, executor: FunctionLike): boolean {
  let inner: Node | undefined = executor;
  while (inner !== undefined && inner.type !== 'AwaitExpression') {
    if (inner.type.endsWith('Statement') && inner.type !== 'BlockStatement') return false;
    inner = parentOf(inner);
  }
  return inner !== undefined && inner.range[1] <= call.range[0];
}

/** It rejects its promise from a timer. */
function givesUp({ params: [, reject], body }: FunctionLike): boolean {
  if (reject?.type !== 'Identifier') return false;
  for (const node of eachNode(body)) {
    if (node.type !== 'CallExpression' || calledName(node) !== 'setTimeout') continue;
    const [late] = node.arguments;
    if (late === undefined) continue;
    for (const inner of eachNode(late)) {
      if (inner.type !== 'CallExpression' || !isInside(inner, late)) continue;
      const callee = unwrap(inner.callee);
      if (callee.type === 'Identifier' && callee.name === reject.name) return true;
    }
  }
  return false;
}
