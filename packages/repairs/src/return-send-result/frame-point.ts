// Lines around one sending statement.
import type { Node, Source } from '@socket-safety/analysis';
import { frameStatements, hasLostComment, printAfter, type Frame } from '../frame/frame-statements.ts';
import type { Edit, Refusal } from '../repair.ts';
import { endWithComment } from '../syntax/comments.ts';
import { indentationAt, startsLine } from '../syntax/layout.ts';
import { siblingsOf } from '../syntax/tree.ts';

/** Puts lines before and behind a statement, of which `kept` stays where it is not the whole. */
export function framePoint(
  statement: Node,
  kept: Node | null,
  frame: Frame,
  source: Source,
): readonly Edit[] | Refusal {
  const { text } = source;
  const core = { first: statement, last: statement, kept };
  const isAmongOthers = siblingsOf(statement) !== null && startsLine(text, statement.range[0]);
  if (frame.before.length > 0 || !isAmongOthers) return frameStatements(core, frame, source);
  if (hasLostComment(core, source)) return { refused: 'a comment would be lost' };
  const after = printAfter(frame.after, indentationAt(text, statement.range[0]), source);
  if (kept === null) {
    const end = endWithComment(statement, source);
    return after === '' ? [] : [{ range: [end, end], text: after }];
  }
  const semicolon = text[statement.range[1] - 1] === ';' ? ';' : '';
  return [
    { range: [statement.range[0], kept.range[0]], text: '' },
    { range: [kept.range[1], statement.range[1]], text: semicolon + after },
  ];
}
