// Sends that stand side by side on one socket share one guard. Each of their findings asks for the same edits, which the planner
// then makes once.
import { hasCallback, type Node, type SendSite, type Source } from '@socket-safety/analysis';
import { hasComment } from '../syntax/comments.ts';
import { readReference, type Reference } from '../syntax/reference.ts';
import { eachOfThisRun, eachWithin, memberName, outerOf, siblingsOf } from '../syntax/tree.ts';
import { saidBehind } from './said-sent.ts';

/** Finds the first and last of the sends around a statement between which nothing else happens, with what then says that they were sent. */
export function adjacentSends(
  statement: Node,
  send: SendSite,
  reference: Reference,
  source: Source,
): { readonly first: Node; readonly last: Node } {
  const joins = (one: Node | undefined): one is Node =>
    one !== undefined && holdsOnlySends(one, (inner) => isPlainSend(inner, send, reference, source));
  for (let outer = choiceAround(statement); outer !== null; outer = choiceAround(outer)) {
    if (!joins(outer)) break;
    const row = rowAround(outer, send, joins, source);
    if (row.first !== row.last) return row;
  }
  return rowAround(statement, send, joins, source);
}

/** The `if` of which a statement is a branch, or all that stands in one. */
function choiceAround(statement: Node): Node | null {
  const outer = outerOf(statement);
  const choice = outer?.type === 'BlockStatement' ? outerOf(outer) : outer;
  return choice?.type === 'IfStatement' ? choice : null;
}

/** A send, or an `if` with nothing but sends in its branches: one guard does for what stands beside it too. */
function holdsOnlySends(statement: Node, isSend: (inner: Node) => boolean): boolean {
  if (statement.type === 'BlockStatement')
    return statement.body.length > 0 && statement.body.every((inner) => holdsOnlySends(inner, isSend));
  if (statement.type !== 'IfStatement') return isSend(statement);
  const { test, consequent, alternate } = statement;
  const isRead = [...eachWithin(test)].every(
    ({ type }) => !/^(?:Assignment|Await|Call|New|Update|Yield)Expression$/.test(type),
  );
  return (
    isRead && holdsOnlySends(consequent, isSend) && (alternate === null || holdsOnlySends(alternate, isSend))
  );
}

function rowAround(
  statement: Node,
  send: SendSite,
  joins: (one: Node | undefined) => one is Node,
  source: Source,
): { readonly first: Node; readonly last: Node } {
  const siblings = siblingsOf(statement) ?? [];
  const at = siblings.indexOf(statement);
  if (at === -1 || !joins(statement)) return { first: statement, last: statement };
  let [start, end] = [at, at];
  while (
    joins(siblings[start - 1]) &&
    !isExcused(siblings[start - 1], source) &&
    !isParted(siblings[start - 1], siblings[start], source)
  )
    start--;
  while (
    joins(siblings[end + 1]) &&
    !isExcused(siblings[end + 1], source) &&
    !isParted(siblings[end], siblings[end + 1], source)
  )
    end++;
  const lastSend = siblings[end] ?? statement;
  const last = lastSaid(lastSend, lastSend === statement ? send.node : callOf(lastSend), source);
  return { first: siblings[start] ?? statement, last };
}

/** Finds the last of the statements right behind a send that say that it was made; the send's own where there is none. */
export function lastSaid(statement: Node, call: Node, source: Source): Node {
  let last = statement;
  for (const said of saidBehind(statement, call)) {
    if (isParted(last, said, source)) break;
    last = said;
  }
  return last;
}

function callOf(statement: Node): Node {
  const expression = statement.type === 'ExpressionStatement' ? statement.expression : statement;
  return expression.type === 'ChainExpression' ? expression.expression : expression;
}

/** A comment or an empty line heads a new thought. */
function isParted(before: Node | undefined, behind: Node | undefined, source: Source): boolean {
  if (before === undefined || behind === undefined) return true;
  const between = [before.range[1], behind.range[0]] as const;
  return hasComment(between, source) || /\n\s*\n/.test(source.text.slice(...between));
}

/** An inline directive says that nothing is to be done about it. */
function isExcused(statement: Node | undefined, { ast }: Source): boolean {
  if (statement === undefined) return false;
  const { start, end } = statement.loc;
  return (ast.comments ?? []).some(
    ({ value, loc }) =>
      value.includes('eslint-disable') && loc.end.line >= start.line - 1 && loc.start.line <= end.line,
  );
}

/** `socket.send(text);` without a callback, so that nobody waits for an answer that would not come. */
function isPlainSend(
  statement: Node,
  { socket, wrapper }: SendSite,
  reference: Reference,
  source: Source,
): boolean {
  const call = callOf(statement);
  if (wrapper || call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || call.optional)
    return false;
  const row = socket.row.methods[memberName(call.callee) ?? ''];
  if (row === undefined || row.role === 'close') return false;
  if (hasCallback(row, call.arguments.length)) return false;
  const beside = readReference(call.callee.object, source);
  // What one of them takes to be there may be missing for another.
  const mayMiss = call.callee.optional || beside?.nullable === true;
  if (beside?.plain !== reference.plain || mayMiss !== reference.nullable) return false;
  return ![...eachOfThisRun(call)].some(
    ({ type }) =>
      type === 'AwaitExpression' || type === 'YieldExpression' || type.endsWith('FunctionExpression'),
  );
}
