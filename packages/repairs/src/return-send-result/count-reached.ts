// A walk over sockets that notes whom it has reached: what used to end the walk only skips the note now.
import type { Node, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { isCount } from '../isolate-broadcast/round.ts';
import type { Edit } from '../repair.ts';
import { hasComment } from '../syntax/comments.ts';
import { indentationAt, startsLine, styleOf } from '../syntax/layout.ts';
import { shiftLines } from '../syntax/shift.ts';
import { eachWithin, findAround, isFunction, outerOf, siblingsOf } from '../syntax/tree.ts';
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

/** `for (const seat of seats) await push(seat, …)` */
function isAboutMember(call: Node): boolean {
  const loop = walkAround(call);
  if (loop === null || call.type !== 'CallExpression') return false;
  const names = new Set(
    [...eachWithin(loop.left)].flatMap((one) => (one.type === 'Identifier' ? one.name : [])),
  );
  return call.arguments.some((argument) =>
    [...eachWithin(argument)].some((one) => one.type === 'Identifier' && names.has(one.name)),
  );
}

/** What is counted is read elsewhere in the walk: an index, which goes on for everybody. */
function isIndex(note: Node, call: Node): boolean {
  const expression = note.type === 'ExpressionStatement' ? note.expression : note;
  const counted = expression.type === 'UpdateExpression' ? expression.argument : null;
  if (counted?.type !== 'Identifier') return expression.type === 'AssignmentExpression';
  const loop = walkAround(call);
  const uses =
    loop === null
      ? []
      : [...eachWithin(loop)].filter((one) => one.type === 'Identifier' && one.name === counted.name);
  return uses.length > 1;
}

function walkAround(call: Node): TSESTree.ForOfStatement | null {
  const loop = findAround(call, (outer) => isFunction(outer) || outer.type === 'ForOfStatement');
  return loop?.type === 'ForOfStatement' ? loop : null;
}
