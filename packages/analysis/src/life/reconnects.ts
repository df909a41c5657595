// Handlers that connect again: which call does, after how long, and how often.
import type { TSESTree } from '@typescript-eslint/types';
import type { ReconnectSite } from '../facts.ts';
import type { Node } from '../ir/model.ts';
import { isFunction, isInside, memberName, unwrap, type FunctionLike } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';
import { holds } from './conditions.ts';
import { connects, describeDialling, eachEndRun, type EndRun } from './dialling.ts';
import { eachOfRun } from './close-runs.ts';
import { sightOf } from './closing-socket.ts';
import { declaringFunction, isWithin, rootVariable } from './lifetime.ts';
import type { LifeContext } from './life-context.ts';
import { isRuledOut } from './ruled-out.ts';
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
    const dialling = isSameSocket(call, run, context)
      ? describeDialling(run, context, call.node)
      : describeDialling(run, context);
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
function comesBack(call: RunCall, run: EndRun, context: LifeContext): boolean {
  const { passed } = call;
  const { registration } = run;
  if (isSameSocket(call, run, context)) return true;
  // What stands in the handler itself is made without it, unless the handler is the function that connects.
  return passed.some(
    (fn, index) =>
      !isInside(fn, registration.node) &&
      reaches({ fn, call: call.calls[index - 1] }, registration.node, context, MAX_CALLS),
  );
}

/** `socket.connect(port)` */
function isSameSocket({ node }: RunCall, { names }: EndRun, { identification }: LifeContext): boolean {
  const callee = unwrap(node.callee);
  const again = callee.type === 'MemberExpression' ? identification.syntax.slotOf(callee.object) : null;
  return again !== null && names.has(again);
}

const MAX_CALLS = 2;

/** Tells whether a listener is added in a function that is called like this, or in one that it calls. */
function reaches(
  { fn, call }: { readonly fn: FunctionLike; readonly call: Node | undefined },
  listening: Node,
  context: LifeContext,
  depth: number,
): boolean {
  const { identification } = context;
  if (isRuledOut(listening, fn, call, context)) return false;
  const header = identification.module.functionOf(fn);
  if (header !== null && isWithin(identification.syntax.ownerOf(listening), header, identification))
    return true;
  if (depth === 0) return false;
  for (const node of eachOfRun(fn)) {
    const called = node.type === 'CallExpression' ? identification.functionNamed(node.callee)?.node : null;
    if (called == null || !isFunction(called)) continue;
    if (reaches({ fn: called, call: node }, listening, context, depth - 1)) return true;
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

/** Tells whether a count, a clock, a list or a flag that the way sets itself decides whether it connects again. */
function isBounded(call: RunCall, context: LifeContext): boolean {
  const { tests, passed } = call;
  if (goesElsewhere(call, context) || passed.some(takesNext)) return true;
  const { slotOf } = context.identification.syntax;
  const changed = new Set(passed.flatMap((fn) => [...eachChanged(fn)].map((node) => slotOf(node) ?? '?')));
  if (passed.some((fn) => triesAnother(fn, changed, context))) return true;
  return tests.some((test) =>
    holds(test, (node) => {
      if (node.type === 'BinaryExpression' && /^[<>]=?$/.test(node.operator)) return true;
      if (node.type === 'UpdateExpression' || node.type === 'AssignmentExpression') return true;
      const isName = node.type === 'Identifier' || node.type === 'MemberExpression';
      return isName && changed.has(slotOf(node) ?? '');
    }),
  );
}

/** `follow(rest)`, `dial(url, attempts - 1)`: what it is called with is not what the last run was called with. */
function goesElsewhere({ calls, passed }: RunCall, { identification }: LifeContext): boolean {
  return calls.some((call) => {
    if (call.type !== 'CallExpression') return false;
    const called = identification.functionNamed(call.callee);
    if (called === null || !passed.some((fn) => fn === called.node)) return false;
    return call.arguments.some((argument) => {
      const at = unwrap(argument);
      if (at.type === 'Identifier') {
        const variable = rootVariable(at, identification);
        const maker = variable === null ? null : declaringFunction(variable, identification);
        if (maker === null || maker.parent === null || !isInside(call, maker.node)) return false;
        return !isFunction(maker.node) || !maker.node.params.some((one) => isNamed(one, at));
      }
      return /^(?:Binary|Update|Call|Assignment)Expression$/.test(at.type);
    });
  });
}

/** `++this.port; … socket.bind(this.port)`: what was changed on the way says where to, so it is no second try at the same place. */
function triesAnother(
  fn: FunctionLike,
  changed: ReadonlySet<string>,
  { identification: { syntax, typeOf } }: LifeContext,
): boolean {
  const isChanged = (argument: Node) =>
    !isFunction(unwrap(argument)) && holds(argument, (node) => changed.has(syntax.slotOf(node) ?? ''));
  for (const node of eachOfRun(fn)) {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') continue;
    const callee = unwrap(node.callee);
    const made = node.type === 'NewExpression' || callee.type !== 'MemberExpression' ? node : callee.object;
    if (socketOf(typeOf(made)) !== null && node.arguments.some(isChanged)) return true;
  }
  return false;
}

/** A parameter that is not taken apart. */
function isNamed(parameter: Node, { name }: TSESTree.Identifier): boolean {
  const at = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  return at.type === 'Identifier' && at.name === name;
}

/** `const next = servers.shift();` */
function takesNext(fn: Node): boolean {
  return [...eachOfRun(fn)].some((node) => {
    const callee = node.type === 'CallExpression' ? unwrap(node.callee) : null;
    return callee?.type === 'MemberExpression' && /^(?:shift|pop|next)$/.test(memberName(callee) ?? '');
  });
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
