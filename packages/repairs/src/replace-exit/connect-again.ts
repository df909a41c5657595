// Lets a close handler connect again after a while, unless the link was closed on purpose.
import type { Dialling, ExitSite, Node, Source } from '@socket-safety/analysis';
import { countInParameter } from '../back-off/count-in-parameter.ts';
import { clearWhenLeaving } from '../back-off/leaving.ts';
import { findHome, isAtHome, selfAt } from '../back-off/link-home.ts';
import { rememberFailures } from '../back-off/link-memory.ts';
import { besideListener, whenOpen } from '../back-off/open-listener.ts';
import { isRefusal, type Edit, type Refusal, type RepairContext } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { variablesNamed } from '../syntax/names.ts';
import { eachOfThisRun, eachWithin, isInside, memberName, type FunctionNode } from '../syntax/tree.ts';
import { isVisibleAt } from '../syntax/visibility.ts';
import { beginWith } from './begin-with.ts';

/** A close on purpose, in every protocol of web sockets. */
const ON_PURPOSE = 1000;

/** Returns the edits; they leave the place of the exit alone. */
export function connectAgain(
  exit: ExitSite,
  dialling: Dialling,
  context: RepairContext,
): readonly Edit[] | Refusal {
  const { source } = context;
  const home = findHome(dialling, source);
  if (isRefusal(home)) return { refused: `nothing would go on: ${home.refused}` };
  if (home.kind === 'parameter' && home.call.startsWith('this.'))
    return { refused: 'nothing would go on: what the method that connects was called with is not kept' };
  if (home.kind === 'parameter' && givesSocket(home.maker))
    return {
      refused: 'nothing would go on: whoever was given the first socket would never get the next one',
    };
  if (
    home.kind === 'parameter' &&
    (dialling.maker?.async === true || !keepsArguments(home.maker, exit.node, source))
  )
    return { refused: 'nothing would go on: what it connects to is not kept' };
  if (dialling.maker === null || !isInside(exit.registration, dialling.maker))
    return { refused: 'nothing would go on: the function that connects does not listen itself' };
  if (!isAtHome(home, exit.registration)) return { refused: 'nothing would go on' };
  if (dialling.leaves.some((call) => !saysSo(call)))
    return { refused: 'the close handler cannot tell whether the program itself closed the socket' };
  const self = home.kind === 'class' ? selfAt(exit.registration, home.body) : '';
  if (self === null) return { refused: '`this` is something else where the socket is listened to' };
  const again = { call: home.call, isPromise: dialling.maker.async };
  const counts = home.kind === 'parameter';
  const memory = rememberFailures(home, { kind: counts ? 'delay' : 'later', again }, context);
  if (isRefusal(memory)) return memory;
  const counted = counts ? countInParameter(home, memory, context) : [];
  const { semicolon } = styleOf(source);
  const prefix = self === '' ? '' : `${self}.`;
  const reset =
    memory.isKnown && !counts
      ? []
      : whenOpen(
          { line: `${prefix}${memory.failures} = 0${semicolon}`, usesThis: self !== '' },
          { dialling, socket: exit.socket, registration: exit.registration },
          source,
        );
  if (isRefusal(reset)) return reset;
  const given = home.maker.params.flatMap((one) => (one.type === 'Identifier' ? one.name : []));
  const line = counts
    ? `setTimeout(${[home.call, `${memory.helper}(${memory.failures})`, ...given, `${memory.failures} + 1`].join(', ')})${semicolon}`
    : `${prefix}${memory.helper}()${semicolon}`;
  const added = onClose(exit, dialling, { line, usesThis: self !== '' }, source);
  if (isRefusal(added)) return added;
  const cleared = memory.isKnown ? [] : clearWhenLeaving(dialling, home, memory.timer, source);
  return [...memory.edits, ...counted, ...reset, ...added, ...cleared];
}

function givesSocket({ body }: FunctionNode): boolean {
  return [...eachOfThisRun(body)].some((one) => one.type === 'ReturnStatement' && one.argument !== null);
}

/** Every parameter is a name that still stands, at the exit, for what was handed over. */
function keepsArguments(maker: FunctionNode, exit: Node, source: Source): boolean {
  return maker.params.every((one) => {
    if (one.type !== 'Identifier' || one.optional === true) return false;
    const variable = variablesNamed(one.name, source).find(({ defs }) => defs[0]?.node === maker);
    return (
      variable !== undefined &&
      !variable.references.some((use) => use.isWrite()) &&
      isVisibleAt(variable, exit, source)
    );
  });
}

/** `socket.close(1000)`; a close without a code is told as 1005, whoever made it. */
function saysSo(call: Node): boolean {
  const [code] = call.type === 'CallExpression' ? call.arguments : [];
  return code?.type === 'Literal' && code.value === ON_PURPOSE;
}

interface Line {
  readonly line: string;
  readonly usesThis: boolean;
}

/** Into the close listener that is there, or one of its own before the listener that holds the exit. */
function onClose(
  { registration, socket, event, handler }: ExitSite,
  dialling: Dialling,
  { line, usesThis }: Line,
  source: Source,
): readonly Edit[] | Refusal {
  const [name] = Object.entries(socket.row.events).find(([, row]) => row.role === 'close') ?? [];
  if (name === undefined) return { refused: 'nothing would go on: this library does not tell of the close' };
  const tellsCode = socket.row.events[name]?.tellsCode === true;
  const close = event === 'close' ? { handler, node: registration } : closeListener(dialling);
  if (close === null) {
    const isEvent = usesEvents(registration);
    const code = isEvent ? 'event.code' : 'code';
    const body = tellsCode ? `if (${code} !== ${ON_PURPOSE}) ${line}` : line;
    const parameter = tellsCode ? (isEvent ? 'event' : 'code') : '';
    return besideListener(name, { parameter, line: body }, { target: socket.node, registration }, source);
  }
  const own: FunctionNode | null = close.handler;
  if (own === null || !isInside(own, close.node))
    return { refused: 'nothing would go on: what runs on close may be called by others' };
  if (usesThis && own.type !== 'ArrowFunctionExpression')
    return { refused: '`this` is something else where the socket is listened to' };
  if (event !== 'close' && [...eachWithin(own)].some(endsProgram))
    return { refused: 'nothing would go on: the close handler ends the program as well' };
  const code = usesEvents(close.node) ? 'event' : 'argument';
  const isWhole = event === 'close' && own.body.type !== 'BlockStatement';
  return beginWith(own, { line, code: tellsCode ? code : null, isWhole }, source);
}

/** `process.exit(0)`, `exit()` */
function endsProgram(call: Node): boolean {
  if (call.type !== 'CallExpression') return false;
  const { callee } = call;
  if (callee.type === 'Identifier') return callee.name === 'exit';
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'process' &&
    ['abort', 'exit', 'kill'].includes(memberName(callee) ?? '')
  );
}

function closeListener({
  listeners,
}: Dialling): { readonly handler: FunctionNode | null; readonly node: Node } | null {
  return listeners.find(({ role }) => role === 'close') ?? null;
}

/** `socket.onclose = …`, `socket.addEventListener('close', …)`: what is handed over is an event. */
function usesEvents(registration: Node): boolean {
  if (registration.type !== 'CallExpression') return true;
  const { callee } = registration;
  return (
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'addEventListener'
  );
}
