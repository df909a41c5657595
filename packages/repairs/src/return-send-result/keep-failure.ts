// A caller that catches the rejection goes on catching it: what is no longer rejected is thrown where it waits.
import type { Node, Source } from '@socket-safety/analysis';
import type { Edit, Refusal } from '../repair.ts';
import { indentationAt, lineStartOf, styleOf } from '../syntax/layout.ts';
import { freeName } from '../syntax/names.ts';
import { shiftLines } from '../syntax/shift.ts';
import { outerOf, siblingsOf } from '../syntax/tree.ts';
import { askInstead } from './ask-instead.ts';
import { readHolder } from './caller.ts';

/**
 * | before                                | after                                                                      |
 * | -------------------------------------- | --------------------------------------------------------------------------- |
 * | `await deliver(socket, text);`         | `if (!(await deliver(socket, text))) { throw new Error(…); }`              |
 * | `deliver(socket, text).catch(report);` | `deliver(socket, text).then((isSent) => { if (!isSent) throw … }).catch(…)` |
 */
export function keepFailure(call: Node, source: Source): readonly Edit[] | Refusal {
  const { value, holder } = readHolder(call);
  if (holder?.type === 'MemberExpression') return throwInChain(call, source);
  if (holder === null || siblingsOf(holder) === null) return { refused: 'a caller catches the rejection' };
  const asked = askInstead(value, holder, source);
  if (asked !== null) return asked;
  const [start, end] = value.range;
  const base = indentationAt(source.text, start);
  const lines = [')) {', `${base}${styleOf(source).unit}${throwing(source)}`, `${base}}`];
  return [
    { range: [start, start], text: 'if (!(' },
    { range: [end, holder.range[1]], text: lines.join('\n') },
  ];
}

function throwInChain(call: Node, source: Source): readonly Edit[] | Refusal {
  const chained = outerOf(outerOf(call) ?? call);
  if (chained === null) return { refused: 'a caller catches the rejection' };
  const { text } = source;
  const { unit } = styleOf(source);
  const end = call.range[1];
  const name = freeName(['isSent', 'wasSent'], source);
  const gap = /^\s*/.exec(text.slice(end))?.[0] ?? '';
  const isBroken = gap.includes('\n');
  const base = isBroken ? (gap.split('\n').at(-1) ?? '') : indentationOf(call, text) + unit;
  const lines = [
    '',
    `${base}.then((${name}) => {`,
    `${base}${unit}if (!${name}) ${throwing(source)}`,
    `${base}})`,
  ].join('\n');
  if (isBroken) return [{ range: [end, end], text: lines }];
  const receiver = receiverToBreak(call, source);
  return [
    ...(receiver === null ? [] : [{ range: [receiver, receiver], text: `\n${base}` } as const]),
    ...(receiver === null ? [] : shiftLines([receiver, end], unit, source, call)),
    { range: [end, end], text: `${lines}\n${base}` },
    ...shiftLines([end, chained.range[1]], unit, source, chained),
  ];
}

/** Where a chain that is broken begins a line of its own: behind `rooms` of `rooms.send(…)`, not behind `this` and short names. */
function receiverToBreak(call: Node, source: Source): number | null {
  const callee = call.type === 'CallExpression' ? call.callee : null;
  if (callee?.type !== 'MemberExpression' || callee.computed) return null;
  const { object } = callee;
  const last = object.type === 'MemberExpression' ? object.property : object;
  if (object.type !== 'MemberExpression' && object.type !== 'Identifier') return null;
  const name = source.text.slice(...last.range);
  const isShort = object.type === 'Identifier' && name.length <= styleOf(source).unit.length;
  return isShort || /^[A-Z]|^[$_]+$/.test(name) ? null : object.range[1];
}

function indentationOf(node: Node, text: string): string {
  return /^[ \t]*/.exec(text.slice(lineStartOf(text, node.range[0])))?.[0] ?? '';
}

function throwing(source: Source): string {
  const { quote, semicolon } = styleOf(source);
  return `throw new Error(${quote}socket is not open${quote})${semicolon}`;
}
