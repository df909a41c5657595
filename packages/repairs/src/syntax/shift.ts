// Moves lines to the right without touching what is in them.
import type { Node, Range, Source } from '@socket-safety/analysis';
import type { Edit } from '../repair.ts';
import { eachWithin } from './tree.ts';

/**
 * Indents the lines that begin within a range, by `by`. Lines within a template literal stay, since their white space is
 * part of what the program says; empty lines stay empty.
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
    if (!isEmpty && !isFixed) edits.push({ range: [at, at], text: by });
  }
  return edits;
}
