// Takes the exit out of a handler, so that what would not have run after it still does not run.
import type { Node, Source } from '@socket-safety/analysis';
import type { Edit, Refusal } from '../repair.ts';
import { endWithComment, hasComment, startWithComments } from '../syntax/comments.ts';
import { indentationAt, lineStartOf, nextLineOf, printLines, startsLine, styleOf } from '../syntax/layout.ts';
import { findFunctionAround, isFunction, outerOf, siblingsOf, type FunctionNode } from '../syntax/tree.ts';

/** What stands in place of an exit. */
export interface InPlace {
  /** Statements that have to be there: `socket.terminate();`. */
  readonly lines: readonly string[];
  /** A statement for a handler that would be left empty; null where it gets another one anyway. */
  readonly ifEmpty: string | null;
}

/** Replaces a call that ends the program. */
export function dropExit(
  call: Node,
  handler: FunctionNode,
  place: InPlace,
  source: Source,
): readonly Edit[] | Refusal {
  const held = statementOf(call, handler);
  if (held === null) return { refused: 'the exit is part of an expression, or of a callback that does more' };
  if (held === handler) return newBody(handler, place, source);
  return replaceStatement(held, handler, place, source);
}

/** The statement that does nothing but end the program, at once or after a while; the handler where that is its whole body. */
function statementOf(call: Node, handler: FunctionNode): Node | null {
  let at = call;
  for (let outer = outerOf(at); outer !== null; outer = outerOf(at)) {
    if (outer.type === 'ChainExpression' || outer.type === 'AwaitExpression') at = outer;
    else if (outer.type === 'UnaryExpression' && outer.operator === 'void') at = outer;
    else if (isFunction(outer) && outer.body === at)
      return outer === handler ? handler : ofTimer(outer, handler);
    else if (outer.type !== 'ExpressionStatement') return null;
    else {
      const fn = findFunctionAround(outer);
      if (fn === handler || fn === null) return fn === null ? null : outer;
      const isAlone =
        fn.body.type === 'BlockStatement' && fn.body.body.length === 1 && outerOf(outer) === fn.body;
      return isAlone ? ofTimer(fn, handler) : null;
    }
  }
  return null;
}

/** `setTimeout(() => process.exit(1), 100)` */
function ofTimer(callback: FunctionNode, handler: FunctionNode): Node | null {
  const call = outerOf(callback);
  if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier') return null;
  return /^(?:setTimeout|setImmediate)$/.test(call.callee.name) ? statementOf(call, handler) : null;
}

/** `() => process.exit(1)` */
function newBody(
  handler: FunctionNode,
  { lines, ifEmpty }: InPlace,
  source: Source,
): readonly Edit[] | Refusal {
  const { body } = handler;
  if (hasComment(body.range, source)) return { refused: 'a comment would be lost' };
  const all = lines.length === 0 && ifEmpty !== null ? [ifEmpty] : lines;
  const text = printed(['{', ...all.map((line) => `\t${line}`), '}'], handler, source);
  return [{ range: body.range, text }];
}

function replaceStatement(
  statement: Node,
  handler: FunctionNode,
  place: InPlace,
  source: Source,
): readonly Edit[] | Refusal {
  const exit = exitFrom(statement, handler);
  const siblings = siblingsOf(statement);
  const { semicolon } = styleOf(source);
  const lines = [...place.lines, ...(exit === null ? [] : [`${exit}${semicolon}`])];
  if (lines.length > 0) return writeOver(statement, lines, source);
  const outer = outerOf(statement);
  if (siblings === null || siblings.length === 1) {
    const isWhole = outer === handler.body;
    const condition = isWhole ? null : conditionAround(statement);
    if (condition !== null && !hasComment(condition.range, source))
      return replaceStatement(condition, handler, place, source);
    if (place.ifEmpty !== null) return writeOver(statement, [place.ifEmpty], source);
    if (!isWhole) return { refused: 'the branch that ends the program does nothing else' };
  }
  return remove(statement, source);
}

/** The `if` that would be left empty, where asking does nothing. */
function conditionAround(statement: Node): Node | null {
  const outer = outerOf(statement);
  const condition = outer?.type === 'BlockStatement' ? outerOf(outer) : outer;
  if (condition?.type !== 'IfStatement' || condition.alternate !== null) return null;
  return isPlain(condition.test) ? condition : null;
}

function isPlain(test: Node): boolean {
  switch (test.type) {
    case 'Identifier':
    case 'Literal':
      return true;
    case 'MemberExpression':
      return !test.computed && isPlain(test.object);
    case 'BinaryExpression':
    case 'LogicalExpression':
      return isPlain(test.left) && isPlain(test.right);
    case 'UnaryExpression':
      return isPlain(test.argument);
    default:
      return false;
  }
}

/** How the handler is left instead; null where nothing comes after the exit. */
function exitFrom(statement: Node, handler: FunctionNode): 'return' | 'break' | null {
  let at = statement;
  for (let outer = outerOf(at); outer !== null && at !== handler.body; outer = outerOf(at)) {
    const behind = statementsBehind(at);
    if (behind.length === 1 && isBareReturn(behind[0])) return null;
    if (outer.type === 'SwitchCase') {
      const all = outerOf(outer) ?? outer;
      const isLastCase = all.type === 'SwitchStatement' && all.cases.at(-1) === outer;
      const breaks = behind.length === 1 && behind[0]?.type === 'BreakStatement' && behind[0].label === null;
      if (behind.length > 0 && !breaks) return 'return';
      if (breaks || !isLastCase) return exitFrom(all, handler) ?? (breaks ? null : 'break');
    } else if (behind.length > 0) return 'return';
    if (/^(?:For|While|DoWhile|Try|Labeled)/.test(outer.type)) return 'return';
    at = outer;
  }
  return null;
}

function statementsBehind(statement: Node): readonly Node[] {
  const siblings = siblingsOf(statement) ?? [];
  return siblings.slice(siblings.indexOf(statement) + 1);
}

function isBareReturn(statement: Node | undefined): boolean {
  return statement?.type === 'ReturnStatement' && statement.argument === null;
}

function writeOver(statement: Node, lines: readonly string[], source: Source): readonly Edit[] | Refusal {
  const isSingle = siblingsOf(statement) === null;
  const above = isSingle ? [] : commentsAbove(statement, source);
  if (lines.length === 1) return [...above, { range: statement.range, text: lines[0] ?? '' }];
  if (isSingle) {
    const block = ['{', ...lines.map((line) => `\t${line}`), '}'];
    return [{ range: statement.range, text: printed(block, statement, source) }];
  }
  if (!startsLine(source.text, statement.range[0]))
    return [{ range: statement.range, text: lines.join(' ') }];
  return [...above, { range: statement.range, text: printed(lines, statement, source) }];
}

/** Comments right above speak of the exit. */
function commentsAbove(statement: Node, source: Source): readonly Edit[] {
  const start = lineStartOf(source.text, statement.range[0]);
  if (!startsLine(source.text, statement.range[0])) return [];
  const above = startWithComments(statement, source);
  return above < start ? [{ range: [above, start], text: '' }] : [];
}

function remove(statement: Node, source: Source): readonly Edit[] | Refusal {
  const { text } = source;
  const [start, end] = statement.range;
  const behind = nextLineOf(text, endWithComment(statement, source));
  const isOwnLine =
    startsLine(text, start) && text.slice(endWithComment(statement, source), behind).trim() === '';
  if (isOwnLine) {
    return [...commentsAbove(statement, source), { range: [lineStartOf(text, start), behind], text: '' }];
  }
  const gap = start - text.slice(0, start).trimEnd().length;
  return [{ range: [start - gap, end], text: '' }];
}

function printed(lines: readonly string[], at: Node, source: Source): string {
  const base = indentationAt(source.text, at.range[0]);
  return printLines(lines, base, styleOf(source)).slice(base.length);
}
