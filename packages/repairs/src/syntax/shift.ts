// Moves lines to the right without touching what is in them.
import type { Node, Range, Source } from '@socket-safety/analysis';
import type { Edit } from '../repair.ts';
import { lineStartOf } from './layout.ts';
import { eachWithin } from './tree.ts';

/**
 * Indents the lines that begin within a range, by `by`. Lines within a template literal stay, since their white space is
 * part of what the program says; empty lines stay empty. Each edit replaces the whole indentation, so that another repair
 * that writes lines there meets it, and waits for the lines' new place.
 */
export function shiftLines([start, end]: Range, by: string, source: Source, within: Node): readonly Edit[] {
  if (by === '') return [];
  const fixed = [...eachWithin(within)].filter(
    ({ type }) => type === 'TemplateElement' || type === 'JSXText',
  );
  const edits: Edit[] = [];
  for (
    let at = source.text.indexOf('\n', start) + 1;
    at > 0 && at <= end;
    at = source.text.indexOf('\n', at) + 1
  ) {
    const isEmpty = /^\r?(?:\n|$)/.test(source.text.slice(at, at + 2));
    const isFixed = fixed.some(({ range }) => range[0] < at && at <= range[1]);
    if (isEmpty || isFixed) continue;
    const range = indentationRange(at, source);
    edits.push({ range, text: source.text.slice(...range) + by });
  }
  return edits;
}

/** Writes the indentation of a line as it is: who moves this line must not do so at the same time. */
export function claimLine(offset: number, source: Source): readonly Edit[] {
  const range = indentationRange(offset, source);
  return range[0] === range[1] ? [] : [{ range, text: source.text.slice(...range) }];
}

/** Tells whether an edit only indents its line. */
export function isIndentation({ range, text }: Edit, source: Source): boolean {
  const [start, end] = indentationRange(range[0], source);
  return range[0] === start && range[1] === end && text.trim() === '' && !text.includes('\n') && text !== '';
}

function indentationRange(offset: number, { text }: Source): Range {
  const start = lineStartOf(text, offset);
  const length = /^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0;
  return [start, start + length];
}
