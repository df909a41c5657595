// A walk over sockets that notes whom it has reached: what used to end the walk only skips the note now.
import type { Node, Source } from '@socket-safety/analysis';
import { isAboutMember, isCount, isIndex } from '../guard-send/said-sent.ts';
import type { Edit } from '../repair.ts';
import { hasComment } from '../syntax/comments.ts';
import { indentationAt, startsLine, styleOf } from '../syntax/layout.ts';
import { shiftLines } from '../syntax/shift.ts';
import { outerOf, siblingsOf } from '../syntax/tree.ts';
import { readHolder } from './caller.ts';

/**
 * | before                                       | after                                               |
 * | -------------------------------------------- | --------------------------------------------------- |
 * | `await push(seat, text); reached.push(id);`  | `if (await push(seat, text)) { reached.push(id); }` |
 *
 * Nothing where the call is not about the member of a walk, or where nothing is noted right behind it.
 */
export function countReached(call: Node, source: Source): readonly Edit[] {
  const { value, holder } = readHolder(call);
  const siblings = holder === null ? null : siblingsOf(holder);
  if (holder === null || siblings === null || !isAboutMember(call)) return [];
  const behind = siblings.slice(siblings.indexOf(holder) + 1);
  const end = behind.findIndex((one) => !isCount(one) || isIndex(one, call));
  const notes = behind.slice(0, end === -1 ? behind.length : end);
  const last = notes.at(-1);
  const { text } = source;
  if (last === undefined || notes.some((one) => !startsLine(text, one.range[0]))) return [];
  if (hasComment([holder.range[0], last.range[1]], source)) return [];
  const [start] = holder.range;
  return [
    { range: [start, start], text: 'if (' },
    { range: [value.range[1], holder.range[1]], text: ') {' },
    ...shiftLines([holder.range[1], last.range[1]], styleOf(source).unit, source, outerOf(holder) ?? holder),
    { range: [last.range[1], last.range[1]], text: `\n${indentationAt(text, start)}}` },
  ];
}
