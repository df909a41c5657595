// Exponential back-off with jitter and a limit, reset once the link is up again.
import type { Node, ReconnectSite, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { isRefusal, type Edit, type Refusal, type Repair, type RepairContext } from '../repair.ts';
import { indentationAt, lineEndOf, lineStartOf, printLines, styleOf } from '../syntax/layout.ts';
import { isFunction, isInside, memberName, outerOf, siblingsOf, type FunctionNode } from '../syntax/tree.ts';
import { isVisibleAt, variableOf } from '../syntax/visibility.ts';
import { countInParameter, isCount } from './count-in-parameter.ts';
import { clearWhenLeaving } from './leaving.ts';
import { findHome, isAtHome, selfAt, type LinkHome } from './link-home.ts';
import { rememberFailures, type HelperKind, type LinkMemory } from './link-memory.ts';
import { whenOpen } from './open-listener.ts';

/** Lets a client wait longer after each failure before it connects again. */
export const backOffReconnect: Repair = {
  id: 'back-off-reconnect',
  codemod: 'back-off-reconnects',
  title: 'Wait longer after each failure, up to a limit.',
  repair({ about }, context) {
    if (about.kind !== 'reconnect') return { refused: 'nothing connects again' };
    return backOff(about.reconnect, context);
  },
};

function backOff(site: ReconnectSite, context: RepairContext): readonly Edit[] | Refusal {
  const { source } = context;
  if (site.socket.row.events['listening']?.role === 'open')
    return { refused: 'it binds a port and connects to nobody: the next port may be free at once' };
  const home = findHome(site.dialling, source);
  if (isRefusal(home)) return home;
  const isInSight = home.kind === 'parameter' ? isInside(site.node, home.maker) : isAtHome(home, site.node);
  if (!isInSight) return { refused: 'what it remembers is out of sight where it connects again' };
  const form = formOf(site, home, source);
  if (isRefusal(form)) return form;
  const first =
    site.delay.kind === 'constant'
      ? { first: { ms: site.delay.ms, name: nameOfDelay(site.node, home, source) } }
      : {};
  const memory = rememberFailures(home, { kind: form.helper, again: form.again, ...first }, context);
  if (isRefusal(memory)) return memory;
  const rewritten = form.rewrite(memory);
  if (isRefusal(rewritten)) return rewritten;
  const added = home.kind === 'parameter' ? countInParameter(home, memory, context) : [];
  const reset = resetOf(site, home, memory, source);
  if (isRefusal(reset)) return reset;
  const cleared = memory.isKnown ? [] : clearWhenLeaving(site.dialling, home, memory.timer, source);
  return [...memory.edits, ...added, ...reset, ...cleared, ...rewritten];
}

/** `failures = 0;` where the socket opens. */
function resetOf(
  site: Pick<ReconnectSite, 'dialling' | 'socket' | 'registration'>,
  home: LinkHome,
  { failures, isKnown }: LinkMemory,
  source: Source,
): readonly Edit[] | Refusal {
  if (isKnown && home.kind !== 'parameter') return [];
  const { semicolon } = styleOf(source);
  const usesThis = home.kind === 'class';
  if (usesThis && selfAt(site.registration, home.body) === null)
    return { refused: '`this` is something else where the socket is listened to' };
  const line = `${usesThis ? 'this.' : ''}${failures} = 0${semicolon}`;
  return whenOpen({ line, usesThis }, site, source);
}

interface Form {
  readonly helper: HelperKind;
  readonly again: { readonly call: string; readonly isPromise: boolean };
  readonly rewrite: (memory: LinkMemory) => readonly Edit[] | Refusal;
}

/** How a call that connects again is written once it waits. */
function formOf({ node, dialling }: ReconnectSite, home: LinkHome, source: Source): Form | Refusal {
  const isAsync = dialling.maker?.async === true;
  const whole = outermost(node);
  if (node.type === 'CallExpression' && isTimeout(node)) {
    return {
      helper: 'delay',
      again: { call: home.call, isPromise: isAsync },
      rewrite: (memory) =>
        home.kind === 'parameter' ? countedDelayOf(node, home, memory, source) : delayOf(node, home, memory),
    };
  }
  if (node.type !== 'CallExpression') {
    if (home.kind === 'parameter') return { refused: 'what it connects to is not handed on' };
    const again = { call: home.call, isPromise: isAsync };
    return { helper: 'later', again, rewrite: (memory) => listenerOf(node, home, memory, source) };
  }
  if (!isStatement(whole)) return { refused: 'what the reconnecting call gives is used' };
  if (home.kind === 'parameter')
    return {
      helper: 'delay',
      again: { call: home.call, isPromise: isAsync },
      rewrite: (memory) =>
        inPlace(node, whole, home, memory, isAsync || whole.type === 'UnaryExpression', source),
    };
  const named = againOf(node, home, source);
  if (isRefusal(named)) return named;
  const isPromise = whole !== node || (isAsync && named.call === home.call);
  return {
    helper: 'later',
    again: { ...named, isPromise },
    rewrite: ({ helper }) => {
      const self = home.kind === 'class' ? selfAt(node, home.body) : '';
      if (self === null) return { refused: '`this` is something else where it connects again' };
      return [{ range: whole.range, text: `${self === '' ? '' : `${self}.`}${helper}()` }];
    },
  };
}

function isTimeout({ callee }: TSESTree.CallExpression): boolean {
  return calleeName(callee) === 'setTimeout' || calleeName(callee) === 'setInterval';
}

function calleeName(callee: Node): string | null {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? memberName(callee) : null;
}

/** `setTimeout(connect, 0)` → `setTimeout(connect, reconnectDelayMs())` */
function delayOf(
  call: TSESTree.CallExpression,
  home: LinkHome,
  { helper }: LinkMemory,
): readonly Edit[] | Refusal {
  const [callback, delay] = call.arguments;
  const self = home.kind === 'class' ? selfAt(call, home.body) : '';
  if (callback === undefined || self === null || calleeName(call.callee) !== 'setTimeout')
    return { refused: 'the timer cannot be given another delay' };
  const text = `${self === '' ? '' : `${self}.`}${helper}()`;
  if (delay !== undefined) return [{ range: delay.range, text }];
  return [{ range: [callback.range[1], callback.range[1]], text: `, ${text}` }];
}

/** `setTimeout(() => connect(url), 1000)` → `setTimeout(() => connect(url, failures + 1), reconnectDelayMs(failures))` */
function countedDelayOf(
  call: TSESTree.CallExpression,
  home: LinkHome,
  { helper, failures }: LinkMemory,
  source: Source,
): readonly Edit[] | Refusal {
  const [callback, delay] = call.arguments;
  const again = callback === undefined || !isFunction(callback) ? null : soleCall(callback);
  const params = home.maker.params.filter((one) => !isCount(one, failures));
  const last = again?.arguments.at(-1);
  const callee = again === null ? null : source.text.slice(...again.callee.range);
  if (again === null || callee !== home.call || last === undefined)
    return { refused: 'the attempts of several links cannot be told apart' };
  if (
    again.arguments.length !== params.length ||
    again.arguments.some(({ type }) => type === 'SpreadElement')
  )
    return { refused: 'it is called with other arguments than the first time' };
  const waited = `${helper}(${failures})`;
  const counted = { range: [last.range[1], last.range[1]], text: `, ${failures} + 1` } as const;
  const [, end] = callback?.range ?? call.range;
  const own =
    delay === undefined
      ? ({ range: [end, end], text: `, ${waited}` } as const)
      : { range: delay.range, text: waited };
  return [counted, ...inLines(call, own, counted.text.length + own.text.length, source)];
}

/** Puts each argument of a call that would grow too long for its line on one of its own. */
function inLines(call: TSESTree.CallExpression, delay: Edit, added: number, source: Source): readonly Edit[] {
  const { text } = source;
  const [callback, known] = call.arguments;
  const line = text.slice(lineStartOf(text, call.range[0]), lineEndOf(text, call.range[1]));
  const length = line.length + added - (known === undefined ? 0 : known.range[1] - known.range[0]);
  const isOneLine = !text.slice(...call.range).includes('\n');
  const { unit, width } = styleOf(source);
  if (callback === undefined || !isOneLine || length <= width) return [delay];
  const base = indentationAt(text, call.range[0]);
  const [start, end] = [callback.range[0], call.range[1]];
  return [
    { range: [start, start], text: `\n${base}${unit}` },
    { range: [callback.range[1], end], text: `,\n${base}${unit}${delay.text.replace(/^, /, '')},\n${base})` },
  ];
}

/** `() => connect(url)`, `() => { connect(url); }`, `() => void connect(url)` */
function soleCall({ body }: FunctionNode): TSESTree.CallExpression | null {
  const [only] = body.type === 'BlockStatement' && body.body.length === 1 ? body.body : [];
  const value =
    body.type !== 'BlockStatement' ? body : only?.type === 'ExpressionStatement' ? only.expression : null;
  const call = value?.type === 'UnaryExpression' && value.operator === 'void' ? value.argument : value;
  return call?.type === 'CallExpression' ? call : null;
}

/** `RETRY_MS` of `setTimeout(connect, RETRY_MS)`, where it means the same beside the function that connects. */
function nameOfDelay(call: Node, home: LinkHome, source: Source): string | null {
  const delay = call.type === 'CallExpression' ? call.arguments[1] : undefined;
  if (delay === undefined) return null;
  if (delay.type === 'Identifier') {
    const variable = variableOf(delay, source);
    const place = home.kind === 'class' ? home.member : home.statement;
    return variable !== null && isVisibleAt(variable, place, source) ? delay.name : null;
  }
  const isOwn =
    home.kind === 'class' && delay.type === 'MemberExpression' && delay.object.type === 'ThisExpression';
  return isOwn && selfAt(call, home.body) === 'this' ? source.text.slice(...delay.range) : null;
}

/** The function that the timer calls: the one that is called here, or that `setImmediate` is given. */
function againOf(
  call: TSESTree.CallExpression,
  home: LinkHome,
  { text }: Source,
): { readonly call: string } | Refusal {
  const [first] = call.arguments;
  const isAtOnce = /^(?:setImmediate|queueMicrotask|nextTick)$/.test(calleeName(call.callee) ?? '');
  if (isAtOnce) {
    const isName = first !== undefined && first.type === 'Identifier' && first.name === home.call;
    return isName ? { call: home.call } : { refused: 'what is run again at once is more than a name' };
  }
  const { callee } = call;
  if (call.arguments.length > 0) return { refused: 'what it is called with is known to the handler alone' };
  if (home.kind === 'class') {
    const isOwn = callee.type === 'MemberExpression' && callee.object.type === 'ThisExpression';
    return isOwn
      ? { call: text.slice(...callee.range) }
      : { refused: 'it is not the class itself that connects again' };
  }
  return callee.type === 'Identifier' && callee.name === home.call
    ? { call: home.call }
    : { refused: 'what connects again is not known beside the function that connects' };
}

/** `void connect()`, `await connect()`: the expression whose value nobody uses. */
function outermost(node: Node): Node {
  const outer = outerOf(node);
  const isPassed =
    outer?.type === 'AwaitExpression' ||
    outer?.type === 'ChainExpression' ||
    (outer?.type === 'UnaryExpression' && outer.operator === 'void');
  return isPassed ? outermost(outer) : node;
}

function isStatement(whole: Node): boolean {
  const outer = outerOf(whole);
  return (
    outer?.type === 'ExpressionStatement' ||
    (outer?.type === 'ArrowFunctionExpression' && outer.body === whole) ||
    (outer?.type === 'LogicalExpression' && outer.right === whole && isStatement(outer))
  );
}

/** `socket.on('close', connect)` → `socket.on('close', reconnectLater)` */
function listenerOf(
  node: Node,
  home: LinkHome,
  { helper }: LinkMemory,
  source: Source,
): readonly Edit[] | Refusal {
  if (isFunction(node)) return { refused: 'the function that connects has no name' };
  if (home.kind !== 'class') return [{ range: node.range, text: helper }];
  if (selfAt(node, home.body) === null)
    return { refused: '`this` is something else where it connects again' };
  const { semicolon } = styleOf(source);
  const lines = ['() => {', `\tthis.${helper}()${semicolon}`, '}'];
  return [{ range: node.range, text: printed(lines, node, source) }];
}

/** `setTimeout(() => { connect(url, failures + 1); }, reconnectDelayMs(failures))` */
function inPlace(
  call: TSESTree.CallExpression,
  whole: Node,
  { maker, call: name }: LinkHome,
  { helper, failures }: LinkMemory,
  isPromise: boolean,
  source: Source,
): readonly Edit[] | Refusal {
  const own = maker.params.filter((one) => !isCount(one, failures));
  const given = call.arguments.map((one) => source.text.slice(...one.range));
  if (given.length !== own.length || call.arguments.some(({ type }) => type === 'SpreadElement'))
    return { refused: 'it is called with other arguments than the first time' };
  const callee = source.text.slice(...call.callee.range);
  if (callee !== name) return { refused: 'it is another function that connects again' };
  const { semicolon } = styleOf(source);
  const again = `${isPromise ? 'void ' : ''}${callee}(${[...given, `${failures} + 1`].join(', ')})${semicolon}`;
  const lines = ['setTimeout(() => {', `\t${again}`, `}, ${helper}(${failures}))`];
  const statement = outerOf(whole);
  const block = ['{', ...lines.map((line) => `\t${line}`), '}'];
  const closed = block.map((line) => (line.startsWith('\t}, ') ? line + semicolon : line));
  if (statement?.type === 'ArrowFunctionExpression')
    return [{ range: whole.range, text: printed(closed, whole, source) }];
  if (statement?.type === 'ExpressionStatement' && siblingsOf(statement) === null)
    return [{ range: statement.range, text: printed(closed, statement, source) }];
  return [{ range: whole.range, text: printed(lines, whole, source) }];
}

function printed(lines: readonly string[], at: Node, source: Source): string {
  const base = indentationAt(source.text, at.range[0]);
  return printLines(lines, base, styleOf(source)).slice(base.length);
}
