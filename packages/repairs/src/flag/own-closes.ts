// Where the program itself ends a socket: the flag is set there too, and what would throw is asked first whether it was told of the
// end before.
import type { Node, ScopeVariable, SendSite, Source } from '@socket-safety/analysis';
import { OUTSIDE, type MethodRow } from '@socket-safety/libraries';
import type { TSESTree } from '@typescript-eslint/types';
import type { OpenCheck } from '../check/open-check.ts';
import { frameArrow } from '../frame/frame-arrow.ts';
import { frameStatements, type Frame } from '../frame/frame-statements.ts';
import { adjacentSends } from '../guard-send/adjacent-sends.ts';
import { mergeIntoTest } from '../guard-send/merge-test.ts';
import type { Edit, Refusal } from '../repair.ts';
import { indentationAt, lineStartOf, startsLine } from '../syntax/layout.ts';
import { readReference, type Reference } from '../syntax/reference.ts';
import {
  eachOfThisRun,
  findAround,
  findFunctionAround,
  isFunction,
  isInside,
  memberName,
  outerOf,
  siblingsOf,
} from '../syntax/tree.ts';

/** A call on one of some variables. */
export interface SocketCall {
  readonly call: TSESTree.CallExpression;
  readonly method: string;
  readonly receiver: Node;
}

/** Lists the calls on variables: `controller.close()`. */
export function* callsOn(variables: readonly ScopeVariable[]): Generator<SocketCall> {
  for (const { references } of variables) {
    for (const { identifier } of references) {
      // Scope managers keep the identifier of each reference.
      const callee = outerOf(identifier as Node);
      if (callee?.type !== 'MemberExpression' || callee.object !== identifier) continue;
      const call = outerOf(callee);
      const method = memberName(callee);
      if (call?.type === 'CallExpression' && call.callee === callee && method !== null)
        yield { call, method, receiver: callee.object };
    }
  }
}

/** Who is told of the end of a socket. */
export interface ToldEnd {
  /** Variables that hold the socket. */
  readonly sockets: readonly ScopeVariable[];
  /** What is called on it. */
  readonly calls: readonly SocketCall[];
  /** Functions that run once it has ended. */
  readonly endings: readonly Node[];
  /** Functions that it is handed to while it is surely open. */
  readonly starts: readonly Node[];
}

/** A flag that closes have to set, and the check that asks it. */
export interface Asked {
  /** `closed = true;` */
  readonly set: string;
  readonly check: OpenCheck;
  /** The function that declares the flag, where TypeScript takes it for what it starts with. */
  readonly declaredIn: Node | null;
  /** The check for there; null where none would do. */
  readonly checkThere: OpenCheck | null;
}

/** Tells whether a method hands on a message, as one that ends the socket with a last one does too. */
export function sends(row: MethodRow | undefined): boolean {
  return row?.role === 'send' || row?.sends === true;
}

/** What the program's own closes cost. */
export interface GuardedCloses {
  readonly edits: readonly Edit[];
  /** The close right below the send, which its guard holds as well, has to set the flag. */
  readonly setsBelow: boolean;
}

/** Guards the calls that end a socket, together with the sends right above them. */
export function guardCloses(
  send: SendSite,
  told: ToldEnd,
  asked: Asked,
  source: Source,
): GuardedCloses | Refusal {
  const { calls } = told;
  const { methods, outside = OUTSIDE } = send.socket.row;
  const isEndedElsewhere = outside.open?.includes('closed') === true;
  const sendCalls = calls.filter(({ method }) => sends(methods[method]));
  const edits: Edit[] = [];
  let setsBelow = false;
  for (const { call, method, receiver } of calls) {
    const row = methods[method];
    if (row?.role !== 'close' || told.endings.some((ending) => isInside(call, ending))) continue;
    const around = findFunctionAround(call);
    const isAwaited = sendCalls.some((other) => findFunctionAround(other.call) !== around);
    const canThrow = isEndedElsewhere && row.outcome.closed?.includes('throws') === true;
    const check = around === asked.declaredIn ? asked.checkThere : asked.check;
    const isGuarded = canThrow && check !== null && !isCaught(call) && !isInFirstRun(call, told);
    const close = { call, receiver, isAwaited, check: isGuarded ? check : null };
    if (call === send.node || isBelow(close, send, source)) {
      setsBelow ||= isAwaited;
    } else if (isAwaited || isGuarded) {
      const guard = guardClose(close, send, asked.set, source);
      if ('refused' in guard) return guard;
      edits.push(...guard);
    }
  }
  return { edits, setsBelow };
}

interface Close {
  readonly call: TSESTree.CallExpression;
  readonly receiver: Node;
  /** Some send could come later. */
  readonly isAwaited: boolean;
  /** Null where it cannot fail, or its failure is caught. */
  readonly check: OpenCheck | null;
}

function isBelow({ call, receiver }: Close, send: SendSite, source: Source): boolean {
  const statement = outerOf(call);
  const reference = readReference(receiver, source);
  if (statement?.type !== 'ExpressionStatement' || reference === null) return false;
  const first = sendsAbove(statement, send, reference, source);
  return first !== null && first.range[0] <= send.node.range[0] && send.node.range[1] <= statement.range[0];
}

function guardClose(
  { call, receiver, isAwaited, check }: Close,
  send: SendSite,
  set: string,
  source: Source,
): readonly Edit[] | Refusal {
  const statement = outerOf(call);
  const reference = readReference(receiver, source);
  const lines = isAwaited ? [set] : [];
  const frame: Frame =
    check === null
      ? { before: lines, depth: 0, after: [] }
      : {
          before: [`if (${check.holds}) {`, ...lines.map((line) => `\t${line}`)],
          depth: 1,
          after: ['}'],
        };
  if (statement?.type === 'ArrowFunctionExpression') return frameArrow(statement, call, frame, source);
  if (statement?.type !== 'ExpressionStatement' || reference === null)
    return isAwaited ? { refused: 'it is closed within an expression, where no flag can be set' } : [];
  const first = check !== null ? sendsAbove(statement, send, reference, source) : null;
  if (first !== null) {
    const around = frameStatements(
      { first, last: statement, kept: null },
      { ...frame, before: frame.before.slice(0, 1) },
      source,
    );
    if ('refused' in around || !isAwaited) return around;
    return [...around, setBefore(statement, set, around, source)];
  }
  const own = { first: statement, last: statement, kept: null };
  if (isAwaited || check === null) return frameStatements(own, frame, source);
  const merged = mergeIntoTest(
    statement,
    statement,
    { ...check, reference, holdsIfThere: check.holds },
    source,
  );
  return merged ?? frameStatements(own, frame, source);
}

/** Puts a line before a statement, in the place that other edits give it. */
export function setBefore(statement: Node, set: string, edits: readonly Edit[], { text }: Source): Edit {
  const [start] = statement.range;
  const indented = edits.find(({ range }) => range[0] === lineStartOf(text, start) && range[1] === start);
  const framed = edits.find(({ range, text: added }) => range[1] === start && added.includes('\n'));
  const indentation = framed?.text.split('\n').at(-1) ?? indented?.text ?? indentationAt(text, start);
  const gap = startsLine(text, start) ? `\n${indentation}` : ' ';
  return { range: [start, start], text: `${set}${gap}` };
}

/** A failure is caught where it happens. */
function isCaught(call: Node): boolean {
  const clause = findAround(
    call,
    (outer) =>
      isFunction(outer) ||
      (outer.type === 'TryStatement' && outer.handler !== null && isInside(call, outer.block)),
  );
  return clause?.type === 'TryStatement';
}

/** Tells whether a node runs before the function that is handed the socket has waited for anything. */
export function isInFirstRun(inner: Node, { starts }: ToldEnd): boolean {
  const around = findFunctionAround(inner);
  if (around === null || !starts.includes(around)) return false;
  return ![...eachOfThisRun(around.body)].some(
    (wait) =>
      (wait.type === 'AwaitExpression' || (wait.type === 'ForOfStatement' && wait.await)) &&
      wait.range[0] < inner.range[1],
  );
}

/** Finds the first of the sends that stand right above a close. */
function sendsAbove(close: Node, send: SendSite, reference: Reference, source: Source): Node | null {
  const siblings = siblingsOf(close) ?? [];
  const above = siblings[siblings.indexOf(close) - 1];
  if (above === undefined) return null;
  const gap = source.text.slice(above.range[1], close.range[0]);
  if (gap.trim() !== '' || /\n\s*\n/.test(gap)) return null;
  const { first, last } = adjacentSends(above, send, reference, source);
  return last === above && isSendOn(above, send, reference, source) ? first : null;
}

function isSendOn(statement: Node, { socket }: SendSite, { plain }: Reference, source: Source): boolean {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression')
    return false;
  const { callee } = statement.expression;
  if (callee.type !== 'MemberExpression') return false;
  const isSend = sends(socket.row.methods[memberName(callee) ?? '']);
  return isSend && readReference(callee.object, source)?.plain === plain;
}

/** Finds the close that follows a row of sends and belongs under their guard. */
export function closeBelow(
  last: Node,
  { socket }: SendSite,
  reference: Reference,
  source: Source,
): Node | null {
  const siblings = siblingsOf(last) ?? [];
  const below = siblings[siblings.indexOf(last) + 1];
  if (below?.type !== 'ExpressionStatement' || below.expression.type !== 'CallExpression') return null;
  const { callee } = below.expression;
  if (callee.type !== 'MemberExpression' || socket.row.methods[memberName(callee) ?? '']?.role !== 'close')
    return null;
  const gap = source.text.slice(last.range[1], below.range[0]);
  if (gap.trim() !== '' || /\n\s*\n/.test(gap)) return null;
  return readReference(callee.object, source)?.plain === reference.plain ? below : null;
}
