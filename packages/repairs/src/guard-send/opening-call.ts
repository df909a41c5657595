// A socket that opens by a call of the program's own, `server.accept();`, tells of that by no event: the call has to come first.
import type { Node, Source } from '@socket-safety/analysis';
import type { SocketRow } from '@socket-safety/libraries';
import type { Edit, Refusal } from '../repair.ts';
import { endWithComment, startWithComments } from '../syntax/comments.ts';
import { indentationAt, lineEndOf, startsLine } from '../syntax/layout.ts';
import { readReference, type Reference } from '../syntax/reference.ts';
import { eachOfThisRun, eachWithin, memberName, siblingsOf } from '../syntax/tree.ts';

/** Moves the call that opens a socket in front of a send; null where the file has none on it. */
export function openFirst(
  statement: Node,
  reference: Reference,
  row: SocketRow,
  source: Source,
): readonly Edit[] | Refusal | null {
  const isOpening = (inner: Node) => opens(inner, reference, row, source);
  const siblings = siblingsOf(statement) ?? [];
  const behind = siblings.slice(siblings.indexOf(statement) + 1);
  const opening = behind.find(
    (sibling) => sibling.type === 'ExpressionStatement' && isOpening(sibling.expression),
  );
  if (opening === undefined) {
    const isElsewhere = [...eachWithin(source.ast)].some((inner) => isOpeningCall(inner, row));
    return isElsewhere ? { refused: 'the call that opens it stands elsewhere' } : null;
  }
  const between = [statement, ...behind.slice(0, behind.indexOf(opening))];
  // What the socket hears while the program waits would find no listener yet.
  if (between.some(waits)) return { refused: 'the program waits before it opens it' };
  const { text } = source;
  const start = startWithComments(opening, source);
  const end = endWithComment(opening, source);
  const isApart = startsLine(text, statement.range[0]) && startsLine(text, opening.range[0]);
  if (!isApart || lineEndOf(text, end) !== end) return { refused: 'the call that opens it shares its line' };
  const [at] = statement.range;
  const base = indentationAt(text, at);
  // The host prints line ends as the file has them.
  const moved = text.slice(start, end).trimStart().replaceAll('\r\n', '\n');
  return [
    { range: [at, at], text: `${moved}\n${base}` },
    { range: [start - (text[start - 2] === '\r' ? 2 : 1), end], text: '' },
  ];
}

function opens(inner: Node, reference: Reference, row: SocketRow, source: Source): boolean {
  if (!isOpeningCall(inner, row) || inner.type !== 'CallExpression') return false;
  const { callee } = inner;
  return (
    callee.type === 'MemberExpression' && readReference(callee.object, source)?.plain === reference.plain
  );
}

/** `server.accept()`: open as soon as it returns. */
function isOpeningCall(inner: Node, { methods }: SocketRow): boolean {
  if (inner.type !== 'CallExpression' || inner.callee.type !== 'MemberExpression') return false;
  const method = methods[memberName(inner.callee) ?? ''];
  return method?.role === 'open' && method.becomes?.connecting === 'open';
}

function waits(statement: Node): boolean {
  return [...eachOfThisRun(statement)].some(({ type }) => /^(?:Await|Yield)Expression$/.test(type));
}
