// Puts lines around a statement or several in a row, in the layout of the file.
import type { Node, Source } from '@socket-safety/analysis';
import type { Edit, Refusal } from '../repair.ts';
import { endWithComment, hasComment } from '../syntax/comments.ts';
import { indentationAt, printLines, startsLine, styleOf } from '../syntax/layout.ts';
import { claimLine, shiftLines } from '../syntax/shift.ts';
import { outerOf, siblingsOf } from '../syntax/tree.ts';

/** What comes before and after. Leading tabs of a line are levels of indentation below the statement. */
export interface Frame {
  readonly before: readonly string[];
  /** How much deeper the core comes to stand. */
  readonly depth: number;
  readonly after: readonly string[];
}

/** What is framed. */
export interface Core {
  /** One statement, or the first and last of several in a row. */
  readonly first: Node;
  readonly last: Node;
  /** The part that stays; what the statement has before and behind it is replaced. */
  readonly kept: Node | null;
}

/** Frames statements. A single body of an `if` or a loop gets braces. */
export function frameStatements(
  { first, last, kept }: Core,
  frame: Frame,
  source: Source,
): readonly Edit[] | Refusal {
  const { text } = source;
  if (hasLostComment({ first, last, kept }, source)) return { refused: 'a comment would be lost' };
  const range = kept?.range ?? [first.range[0], endWithComment(last, source)];
  const end = kept === null ? range[1] : last.range[1];
  const semicolon = kept !== null && text[end - 1] === ';' ? ';' : '';
  const outer = outerOf(first);
  const labelled = withLabels(first);
  if (siblingsOf(labelled) === null && labelled !== first)
    return { refused: 'it is labelled and a single body' };
  if (siblingsOf(labelled) === null && outer !== null) {
    return frameBody({ outer, statement: first, range, end, semicolon }, frame, source);
  }
  const style = styleOf(source);
  if (!startsLine(text, labelled.range[0])) {
    // A comment behind it stays behind it: what followed one in its line would be part of it.
    const lineEnd = kept === null ? last.range[1] : range[1];
    return [
      { range: [first.range[0], range[0]], text: oneLine(frame.before, ' ') },
      {
        range: [lineEnd, kept === null ? lineEnd : end],
        text: `${semicolon}${oneLine(frame.after, '', ' ')}`,
      },
    ];
  }
  const base = indentationAt(text, first.range[0]);
  const before = printLines(frame.before, base, style).slice(base.length);
  return [
    { range: [first.range[0], range[0]], text: `${before}\n${base}${style.unit.repeat(frame.depth)}` },
    ...shiftWithin(first, last, [range[0], range[1]], frame.depth, source),
    { range: [range[1], end], text: semicolon + printAfter(frame.after, base, source) },
  ];
}

/** `retry: socket.send(text);` */
function withLabels(statement: Node): Node {
  const outer = outerOf(statement);
  return outer?.type === 'LabeledStatement' ? withLabels(outer) : statement;
}

function shiftWithin(
  first: Node,
  last: Node,
  [start, end]: Edit['range'],
  depth: number,
  source: Source,
): readonly Edit[] {
  const by = styleOf(source).unit.repeat(depth);
  const around = outerOf(first) ?? first;
  return shiftLines([start, end], by, source, first === last ? first : around);
}

/** Prints the lines behind a core. */
export function printAfter(lines: readonly string[], base: string, source: Source): string {
  return lines.length === 0 ? '' : `\n${printLines(lines, base, styleOf(source))}`;
}

function oneLine(lines: readonly string[], behind: string, before = ''): string {
  const joined = lines.map((line) => line.trim()).join(' ');
  return joined === '' ? '' : `${before}${joined}${behind}`;
}

/** Tells whether the parts that are replaced hold a comment. */
export function hasLostComment({ first, last, kept }: Core, source: Source): boolean {
  if (kept === null) return false;
  return (
    hasComment([first.range[0], kept.range[0]], source) || hasComment([kept.range[1], last.range[1]], source)
  );
}

interface Body {
  readonly outer: Node;
  readonly statement: Node;
  readonly range: readonly [number, number];
  readonly end: number;
  readonly semicolon: string;
}

/** `for (…) socket.send(text);`: the text between the header and the body makes room for a brace. */
function frameBody(
  { outer, statement, range, end, semicolon }: Body,
  frame: Frame,
  source: Source,
): readonly Edit[] | Refusal {
  const { text } = source;
  const start = statement.range[0];
  const headerEnd = text.slice(0, start).trimEnd().length;
  const base = indentationAt(text, outer.range[0]);
  const style = styleOf(source);
  const wasDeeper = text.slice(headerEnd, start).includes('\n');
  const lines = printLines(
    frame.before.map((line) => `\t${line}`),
    base,
    style,
  );
  const beforeCore = `${lines}${lines === '' ? '' : '\n'}${base}${style.unit.repeat(frame.depth + 1)}`;
  const otherwise = outer.type === 'IfStatement' && outer.consequent === statement ? outer.alternate : null;
  const tail = otherwise === null ? null : /^\s*(?=else\b)/.exec(text.slice(end, otherwise.range[0]));
  if (otherwise !== null && tail === null) return { refused: 'a comment stands before `else`' };
  const after = [...frame.after.map((line) => `\t${line}`), '}'];
  return [
    ...claimLine(headerEnd, source),
    { range: [headerEnd, range[0]], text: ` {\n${beforeCore}` },
    ...shiftLines(
      [range[0], range[1]],
      style.unit.repeat(frame.depth + (wasDeeper ? 0 : 1)),
      source,
      statement,
    ),
    {
      range: [range[1], end + (tail?.[0].length ?? 0)],
      text: `${semicolon}${printAfter(after, base, source)}${otherwise === null ? '' : ' '}`,
    },
  ];
}
