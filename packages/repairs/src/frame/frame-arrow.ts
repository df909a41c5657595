// Gives an arrow function without braces a block, with lines around what was its body.
import type { Node, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Edit, Refusal } from '../repair.ts';
import { indentationAt, printLines, styleOf } from '../syntax/layout.ts';
import { claimLine, shiftLines } from '../syntax/shift.ts';
import { hasLostComment, printAfter, type Frame } from './frame-statements.ts';

/**
 * Frames the body of an arrow function, which becomes a block: `() => socket.send(text)`. `deeper`: the line of the arrow function comes to
 * stand one level deeper than it does.
 */
export function frameArrow(
  arrow: TSESTree.ArrowFunctionExpression,
  kept: Node,
  frame: Frame,
  source: Source,
  { deeper = false }: { readonly deeper?: boolean } = {},
): readonly Edit[] | Refusal {
  const { text } = source;
  const { body } = arrow;
  const gap = /=>(\s*)$/.exec(text.slice(arrow.range[0], body.range[0]))?.[1];
  if (
    gap === undefined ||
    body.range[1] !== arrow.range[1] ||
    hasLostComment({ first: body, last: body, kept }, source)
  ) {
    return { refused: 'brackets or a comment around the body of the arrow function would be lost' };
  }
  const style = styleOf(source);
  const base = indentationAt(text, arrow.range[0]) + (deeper ? style.unit : '');
  const before = printLines(
    frame.before.map((line) => `\t${line}`),
    base,
    style,
  );
  const after = [...frame.after.map((line) => `\t${line}`), '}'];
  const depth = frame.depth + (gap.includes('\n') ? 0 : 1) + (deeper ? 1 : 0);
  return [
    ...claimLine(arrow.range[0], source),
    {
      range: [body.range[0] - gap.length, kept.range[0]],
      text: ` {\n${before}${before === '' ? '' : '\n'}${base}${style.unit.repeat(frame.depth + 1)}`,
    },
    ...shiftLines([kept.range[0], kept.range[1]], style.unit.repeat(depth), source, kept),
    { range: [kept.range[1], body.range[1]], text: style.semicolon + printAfter(after, base, source) },
    ...(gap.includes('\n') ? hugEdits(arrow, source) : []),
  ];
}

/** Takes back the line breaks that a formatter had put around an arrow function without braces. */
function hugEdits(arrow: TSESTree.ArrowFunctionExpression, { text }: Source): readonly Edit[] {
  const tail = /^,?\s*(?=\))/.exec(text.slice(arrow.range[1]))?.[0];
  return tail?.includes('\n') !== true
    ? []
    : [{ range: [arrow.range[1], arrow.range[1] + tail.length], text: '' }];
}
