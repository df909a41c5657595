// Handlers of a socket's end that end the whole program with it, where that has more to do than to serve this one socket.
import type { TSESTree } from '@typescript-eslint/types';
import type { ExitSite, ReconnectSite } from '../facts.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { programEnd } from '../sockets/program-end.ts';
import { isFunction, unwrap } from '../sockets/tree.ts';
import { sightOf } from './closing-socket.ts';
import { holds } from './conditions.ts';
import { describeDialling, eachEndRun, isHandedOver, type EndRun } from './dialling.ts';
import type { LifeContext } from './life-context.ts';
import { declaringFunction, rootVariable } from './lifetime.ts';
import { findReconnects } from './reconnects.ts';
import { eachRunCall, type RunCall } from './runs.ts';
import { isForTerminal } from './terminal.ts';

/** Finds such calls of a file, in source order. */
export function findExits(context: LifeContext): readonly ExitSite[] {
  if (isForTerminal(context.source)) return [];
  const found = new Map<Node, ExitSite>();
  let reconnects: readonly ReconnectSite[] | undefined;
  for (const run of eachEndRun(context)) {
    const { handler, heard, node } = run.registration;
    if (handler === null || heard === null || !isFunction(handler.node)) continue;
    const event = heard.row.role === 'error' ? 'error' : 'close';
    for (const call of eachRunCall(handler.node, context)) {
      if (call.node.type !== 'CallExpression' || found.has(call.node)) continue;
      const exit = readExit(call.node, context.identification);
      if (exit === null || isMeant(call, exit, event, run, context)) continue;
      const dialling = describeDialling(run, context);
      reconnects ??= findReconnects(context);
      found.set(call.node, {
        node: call.node,
        socket: sightOf(run.registration.target, run.type, context.source.text),
        event,
        registration: node,
        handler: handler.node,
        isDirect: call.passed.every((fn) => fn === handler.node || isCallbackOf(fn, handler.node)),
        isReconnected: reconnects.some((one) => dialling !== null && one.dialling.made === dialling.made),
        dialling,
      });
    }
  }
  return [...found.values()].sort((left, right) => left.node.range[0] - right.node.range[0]);
}

function isCallbackOf(inner: Node, outer: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/** `work-done`: it says so, or says nothing. */
type Exit = 'work-done' | 'failure' | 'unknown';

/** Reads what a call that ends the program says of it; null for any other call. */
function readExit(call: TSESTree.CallExpression, identification: Identification): Exit | null {
  const how = programEnd(call, identification);
  if (how !== 'exit') return how === null ? null : 'failure';
  const [code] = call.arguments;
  if (code === undefined) return 'work-done';
  if (code.type !== 'Literal') return 'unknown';
  return code.value === 0 ? 'work-done' : 'failure';
}

/** Tells whether the program is meant to end there. */
function isMeant(
  call: RunCall,
  exit: Exit,
  event: ExitSite['event'],
  run: EndRun,
  context: LifeContext,
): boolean {
  if (exit !== 'failure' && event === 'close') return true;
  if (call.tests.some((test) => asksMore(test, call, context))) return true;
  const dialling = describeDialling(run, context);
  // Whoever hands it over from out of sight may be a tool of one link.
  return dialling === null ? !isHandedOver(run, context) : dialling.isOnce;
}

/** Tells whether a condition asks for anything but the event: whether it was stopped, how many are left, how often it was tried. */
function asksMore(test: Node, { passed: [handler] }: RunCall, { identification }: LifeContext): boolean {
  return holds(test, (node) => {
    if (node.type === 'ThisExpression' || node.type === 'AwaitExpression') return true;
    if (node.type === 'CallExpression' && unwrap(node.callee).type === 'Identifier') return true;
    if (node.type !== 'Identifier') return false;
    const variable = rootVariable(node, identification);
    if (variable === null || variable.declaration.defs.length === 0) return false;
    return declaringFunction(variable, identification)?.node !== handler;
  });
}
