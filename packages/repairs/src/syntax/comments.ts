// Where the comments around a statement begin and end.
import type { Node, Range, Source } from '@socket-safety/analysis';
import { lineEndOf, lineStartOf, startsLine } from './layout.ts';

/** Tells whether a comment stands in a range. */
export function hasComment([start, end]: Range, { ast }: Source): boolean {
  return (ast.comments ?? []).some(({ range }) => start <= range[0] && range[1] <= end);
}

/** Returns the end of a statement with the comment behind it in its line: `socket.send(text); // greets`. */
export function endWithComment(statement: Node, { ast, text }: Source): number {
  const [, end] = statement.range;
  const lineEnd = lineEndOf(text, end);
  const comment = (ast.comments ?? []).find(
    ({ range }) => range[0] >= end && range[1] <= lineEnd && text.slice(end, range[0]).trim() === '',
  );
  return comment !== undefined && text.slice(comment.range[1], lineEnd).trim() === ''
    ? comment.range[1]
    : end;
}

/** Returns the start of the first line of the comments that stand right above a statement, or of its own line. */
export function startWithComments(statement: Node, { ast, text }: Source): number {
  let start = lineStartOf(text, statement.range[0]);
  for (const { range } of [...(ast.comments ?? [])].reverse()) {
    if (range[1] > start || !startsLine(text, range[0])) continue;
    if (text.slice(range[1], start).trim() !== '' || text.slice(range[1], start).split('\n').length > 2)
      break;
    start = lineStartOf(text, range[0]);
  }
  return start;
}
