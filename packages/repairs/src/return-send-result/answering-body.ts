// Makes each way through a function's body return whether it sent, or to how many.
import {
  findSentPaths,
  NEVER,
  SENT,
  UNSENT,
  type Node,
  type Sender,
  type Ways,
} from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { frameArrow } from '../frame/frame-arrow.ts';
import { hasCallbackToMiss } from '../guard-send/lost-callback.ts';
import { isRefusal, type Edit, type Refusal, type RepairContext } from '../repair.ts';
import { endWithComment } from '../syntax/comments.ts';
import { indentationAt, startsLine, styleOf } from '../syntax/layout.ts';
import { eachOfThisRun, isFunction, isInside, outerOf } from '../syntax/tree.ts';
import { framePoint } from './frame-point.ts';
import { answerFailures } from './answering-failures.ts';
import { askFirst, type OpenFirst } from './open-first.ts';
import { wordsFor, type ResultWords } from './result-words.ts';
import { takeAnswer, takeInArrow } from './taken-answer.ts';
import { bareReturnAfter, endsFunction, readPoint, type SendPoint } from './send-point.ts';
import { skipsOthers } from './what-follows.ts';

/** Rewrites the body of a sending function; refuses where a way cannot be told. */
export function answerInBody(sender: Sender, context: RepairContext): readonly Edit[] | Refusal {
  const points: SendPoint[] = [];
  for (const call of sender.calls) {
    const point = readPoint(call, sender);
    if (isRefusal(point)) return point;
    const isTold =
      call.method !== null || point.isCaught || (call.told !== 'nothing' && call.told !== 'rejection');
    if (!isTold) return { refused: 'the function that it calls has to tell first' };
    points.push(point);
  }
  const words = wordsFor(sender, context.source);
  const { body } = sender.node;
  return body.type === 'BlockStatement'
    ? answerInBlock(body, points, sender, words, context)
    : answerInArrow(points, sender, words, context);
}

/** `const deliver = (socket, text) => socket.send(text)` */
function answerInArrow(
  [point]: readonly SendPoint[],
  sender: Sender,
  words: ResultWords,
  context: RepairContext,
): readonly Edit[] | Refusal {
  const { node: fn } = sender;
  if (point === undefined || fn.type !== 'ArrowFunctionExpression')
    return { refused: 'it has no statements' };
  // What the other function or the promise answers is what this one gives.
  if (point.gives === 'answer')
    return point.holder === fn ? [] : { refused: 'it gives what a method makes of the answers' };
  const { semicolon } = styleOf(context.source);
  if (point.holder !== fn) return { refused: 'it gives what a method makes of the answers' };
  const asked = askSilently(point.call, fn, [`return ${words.none}${semicolon}`], context);
  if (isRefusal(asked)) return asked;
  if (asked.lines.length === 0) return ALWAYS_OPEN;
  const frame = { before: asked.lines, depth: 0, after: [`return ${words.one}${semicolon}`] };
  const edits = frameArrow(fn, point.call.node, frame, context.source);
  return isRefusal(edits) ? edits : [...edits, ...asked.edits];
}

function answerInBlock(
  body: TSESTree.BlockStatement,
  points: readonly SendPoint[],
  sender: Sender,
  words: ResultWords,
  context: RepairContext,
): readonly Edit[] | Refusal {
  const { node: fn } = sender;
  const { source } = context;
  const { semicolon } = styleOf(source);
  const counts = points.some(({ call }) => call.isRepeated);
  const leaving = points.filter(
    ({ holder }) => !counts && (holder.type === 'ReturnStatement' || endsFunction(holder, fn)),
  );
  const framed = new Set(counts ? [] : points.filter((point) => isFramed(point, leaving, context)));
  const paths = findSentPaths(body, (part) => {
    const inside = points.filter(({ holder }) => isInside(holder, part));
    if (inside.length === 0) return null;
    if (inside.some((point) => point.holder !== part || framed.has(point))) return 'may-send';
    return inside.every((point) => leaving.includes(point)) ? 'leaves' : 'sends';
  });
  const staying = points.filter((point) => !leaving.includes(point));
  const answers = new Map<Node, string>();
  let needsVariable = counts || framed.size > 0 || staying.some(({ gives }) => gives === 'answer');
  for (const ways of [...paths.returns.values(), paths.end])
    if (ways === (SENT | UNSENT)) needsVariable = true;
  const edits: Edit[] = [];
  const refusals: Refusal[] = [];
  const add = (more: readonly Edit[] | Refusal): void => {
    if (isRefusal(more)) refusals.push(more);
    else edits.push(...more);
  };

  const holding = body.body.find((statement) => points.some(({ holder }) => isInside(holder, statement)));
  if (needsVariable && holding !== undefined) add(declare(holding, words, source));
  for (const point of points) {
    const after = leaving.includes(point) ? bareReturnAfter(point.holder) : null;
    if (after !== null && point.gives === 'nothing') answers.set(after, words.one);
    const keep = counts || needsVariable;
    add(
      leaving.includes(point)
        ? leaveWith(point, after === null ? words.one : null, words, context)
        : framed.has(point)
          ? frameSend(point, words, context)
          : stayWith(point, keep, counts, sender, words, context),
    );
  }
  for (const statement of eachOfThisRun(body)) {
    if (statement.type !== 'ReturnStatement' || points.some(({ holder }) => holder === statement)) continue;
    const ways = paths.returns.get(statement) ?? NEVER;
    const isDeclared = needsVariable && statement.range[0] >= (holding?.range[0] ?? 0);
    add(giveAnswer(statement, answers.get(statement) ?? valueOf(ways, isDeclared, counts, words), source));
  }
  add(answerFailures(body, points, words, context));
  if (paths.end !== NEVER)
    add(append(body, `return ${valueOf(paths.end, needsVariable, counts, words)}${semicolon}`, source));
  const canFail = edits.some(({ text }) => text.includes(words.none) || text.includes(words.variable));
  const [refusal] = refusals;
  if (refusal !== undefined) return refusal;
  return !canFail && points.every(({ gives }) => gives === 'nothing') ? ALWAYS_OPEN : edits;
}

/** What is returned where a way ends: a count is what it is, and of a message it may be known whether it was sent. */
function valueOf(
  ways: Ways,
  isDeclared: boolean,
  counts: boolean,
  { none, one, variable }: ResultWords,
): string {
  if (isDeclared && (counts || (ways & SENT) !== 0)) return variable;
  return (ways & SENT) === 0 ? none : one;
}

/** `let isSent = false;` in front of the statement that sends first, or of the loop around it. */
function declare(
  holding: Node,
  { variable, none }: ResultWords,
  source: RepairContext['source'],
): readonly Edit[] {
  const [at] = holding.range;
  const gap = startsLine(source.text, at) ? `\n${indentationAt(source.text, at)}` : ' ';
  return [{ range: [at, at], text: `let ${variable} = ${none}${styleOf(source).semicolon}${gap}` }];
}

const ALWAYS_OPEN: Refusal = { refused: 'it is only called while the socket is open' };
const nothingAsked = { lines: [], holds: null, edits: [] } as const;

/** Asks before a send that nobody is told of, so that its callback may not be what the program waits for. */
function askSilently(
  call: SendPoint['call'],
  from: Node,
  leave: readonly string[],
  context: RepairContext,
): OpenFirst | Refusal {
  const asked = askFirst(call, from, leave, context);
  const isAsked = !isRefusal(asked) && asked.holds !== null;
  return isAsked && call.site !== null && hasCallbackToMiss(call.site)
    ? { refused: 'its callback would no longer be called' }
    : asked;
}

/** What runs behind the send runs without it as well, so that the check goes around it. */
function isFramed(point: SendPoint, leaving: readonly SendPoint[], context: RepairContext): boolean {
  const { call, holder, gives, isCaught } = point;
  if (leaving.includes(point) || gives === 'answer' || isCaught || call.site === null) return false;
  if (holder.type !== 'ExpressionStatement' || !skipsOthers(holder, call.site)) return false;
  const asked = askSilently(call, holder, [], context);
  return !isRefusal(asked) && asked.holds !== null;
}

/** `if (socket.writable) { socket.write(line); isSent = true; }` */
function frameSend(
  { call, holder, core }: SendPoint,
  { variable }: ResultWords,
  context: RepairContext,
): readonly Edit[] | Refusal {
  const asked = askSilently(call, holder, [], context);
  if (isRefusal(asked)) return asked;
  const noted = `\t${variable} = true${styleOf(context.source).semicolon}`;
  const frame = { before: [`if (${asked.holds}) {`], depth: 1, after: [noted, '}'] };
  const edits = framePoint(holder, core === call.node ? null : call.node, frame, context.source);
  return isRefusal(edits) ? edits : [...edits, ...asked.edits];
}

/** A send after which the function ends. */
function leaveWith(
  { call, holder, core, gives, isCaught }: SendPoint,
  answer: string | null,
  words: ResultWords,
  context: RepairContext,
): readonly Edit[] | Refusal {
  const { source } = context;
  const { semicolon } = styleOf(source);
  if (gives === 'answer') {
    // The promise, or the other function, has the answer.
    const [start] = core.range;
    const after = bareReturnAfter(holder);
    const returns =
      holder.type === 'ReturnStatement' ? [] : [{ range: [start, start], text: 'return ' } as const];
    return after === null ? returns : [...returns, dropStatement(after, source)];
  }
  if (holder.type === 'ArrowFunctionExpression') return { refused: 'it sends in a callback' };
  const asked = isCaught
    ? nothingAsked
    : askSilently(call, holder, [`return ${words.none}${semicolon}`], context);
  if (isRefusal(asked)) return asked;
  const isWhole = holder.type === 'ExpressionStatement' && (isCaught || core === call.node);
  const kept = isWhole ? null : call.node;
  const frame = {
    before: asked.lines,
    depth: 0,
    after: answer === null ? [] : [`return ${answer}${semicolon}`],
  };
  const edits = framePoint(holder, kept, frame, source);
  return isRefusal(edits) ? edits : [...edits, ...asked.edits];
}

/** A send after which the function goes on. */
function stayWith(
  { call, holder, core, gives, isCaught }: SendPoint,
  keep: boolean,
  counts: boolean,
  { node: fn }: Sender,
  words: ResultWords,
  context: RepairContext,
): readonly Edit[] | Refusal {
  const { source } = context;
  const { semicolon } = styleOf(source);
  const { variable } = words;
  const isCallback = isFunction(outerOfRound(holder, fn));
  if (gives === 'answer') {
    // `reached += await tell(room)` reads the count before the wait, and other rounds count meanwhile.
    if (isCallback && call.told === 'count' && call.promised)
      return { refused: 'its rounds run at once, and each counts several' };
    return holder.type === 'ArrowFunctionExpression'
      ? takeInArrow(holder, core, call, counts, variable, source)
      : takeAnswer(core, call, counts, variable);
  }
  const isLoop = counts && !isCallback;
  const leave = isLoop ? 'continue' : counts ? 'return' : `return ${words.none}`;
  const asked = isCaught ? nothingAsked : askSilently(call, holder, [`${leave}${semicolon}`], context);
  if (isRefusal(asked)) return asked;
  const noted = counts ? `${variable}++${semicolon}` : `${variable} = true${semicolon}`;
  const frame = { before: asked.lines, depth: 0, after: keep ? [noted] : [] };
  const edits =
    holder.type === 'ArrowFunctionExpression'
      ? frameArrow(holder, call.node, frame, source)
      : framePoint(holder, isCaught || core === call.node ? null : call.node, frame, source);
  return isRefusal(edits) ? edits : [...edits, ...asked.edits];
}

/** The loop or callback in which a statement stands; the function itself where there is none. */
function outerOfRound(holder: Node, fn: Node): Node {
  let at: Node | null = holder;
  if (isFunction(at)) return at;
  while (at !== null && at !== fn) {
    if (/^(?:For|While|DoWhile)/.test(at.type) || isFunction(at)) return at;
    at = outerOf(at);
  }
  return holder;
}

/** `return;`, and what else gives nothing. */
function giveAnswer(
  statement: TSESTree.ReturnStatement,
  value: string,
  source: RepairContext['source'],
): readonly Edit[] | Refusal {
  const { argument } = statement;
  if (argument === null) {
    const at = statement.range[0] + 'return'.length;
    return [{ range: [at, at], text: ` ${value}` }];
  }
  const isNothing =
    (argument.type === 'Identifier' && argument.name === 'undefined') ||
    (argument.type === 'UnaryExpression' &&
      argument.operator === 'void' &&
      argument.argument.type === 'Literal');
  if (isNothing) return [{ range: argument.range, text: value }];
  const { semicolon } = styleOf(source);
  const after = [`return ${value}${semicolon}`];
  return framePoint(statement, argument, { before: [], depth: 0, after }, source);
}

function append(
  body: TSESTree.BlockStatement,
  line: string,
  source: RepairContext['source'],
): readonly Edit[] {
  const last = body.body.at(-1);
  if (last === undefined) return [];
  const end = endWithComment(last, source);
  const gap = startsLine(source.text, last.range[0]) ? `\n${indentationAt(source.text, last.range[0])}` : ' ';
  return [{ range: [end, end], text: `${gap}${line}` }];
}

function dropStatement(statement: Node, { text }: RepairContext['source']): Edit {
  const [start, end] = statement.range;
  return { range: [text.slice(0, start).trimEnd().length, end], text: '' };
}
