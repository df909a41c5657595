// Sends that stand side by side on one socket share one guard. Each of their findings asks for the same edits, which the planner
// then makes once.
import { hasCallback, type Node, type SendSite, type Source } from '@socket-safety/analysis';
import { hasComment } from '../syntax/comments.ts';
import { readReference, type Reference } from '../syntax/reference.ts';
import { eachOfThisRun, memberName, siblingsOf } from '../syntax/tree.ts';
import { saidBehind } from './said-sent.ts';

/** Finds the first and last of the sends around a statement between which nothing else happens, with what then says that they were sent. */
export function adjacentSends(
  statement: Node,
  send: SendSite,
  reference: Reference,
  source: Source,
): { readonly first: Node; readonly last: Node } {
  const siblings = siblingsOf(statement) ?? [];
  const at = siblings.indexOf(statement);
  const joins = (one: Node | undefined): one is Node =>
    one !== undefined && isPlainSend(one, send, reference, source);
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
  for (const said of saidBehind(lastSend, lastSend === statement ? send.node : callOf(lastSend)))
    if (isParted(siblings[end], said, source)) break;
    else end++;
  return { first: siblings[start] ?? statement, last: siblings[end] ?? statement };
}

function callOf(statement: Node): Node {
  return statement.type === 'ExpressionStatement' ? statement.expression : statement;
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
  if (wrapper || statement.type !== 'ExpressionStatement') return false;
  const call = statement.expression;
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || call.optional)
    return false;
  const row = socket.row.methods[memberName(call.callee) ?? ''];
  if (row === undefined || row.role === 'close') return false;
  if (hasCallback(row, call.arguments.length)) return false;
  if (readReference(call.callee.object, source)?.plain !== reference.plain) return false;
  return ![...eachOfThisRun(call)].some(
    ({ type }) =>
      type === 'AwaitExpression' || type === 'YieldExpression' || type.endsWith('FunctionExpression'),
  );
}
