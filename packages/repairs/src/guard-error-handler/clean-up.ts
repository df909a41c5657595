// What stands behind a send that can fail runs all the same.
import type { Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Edit } from '../repair.ts';
import { endWithComment } from '../syntax/comments.ts';
import { indentationAt, printLines, startsLine, styleOf } from '../syntax/layout.ts';
import { freeName } from '../syntax/names.ts';
import { shiftLines } from '../syntax/shift.ts';
import { leaves } from '../syntax/tree.ts';

/**
 * Puts a statement, whose own edits are given, into a `try`, and what follows it into the `finally`. Where that would return or
 * throw, which hides what a `finally` is for, the failed send is logged instead and the rest stays as it is.
 */
export function keepCleanUp(
  statement: TSESTree.Statement,
  cleanUp: readonly TSESTree.Statement[],
  edits: readonly Edit[],
  source: Source,
): readonly Edit[] {
  const { text } = source;
  const last = cleanUp.at(-1);
  if (last === undefined || !startsLine(text, statement.range[0]) || statement.type === 'TryStatement')
    return edits;
  const style = styleOf(source);
  const base = indentationAt(text, statement.range[0]);
  const print = (...lines: readonly string[]) => printLines(lines, base, style);
  const [start] = statement.range;
  const end = endWithComment(statement, source);
  const inTry: readonly Edit[] = [
    { range: [start, start], text: `try {\n${base}${style.unit}` },
    ...edits.map((edit) => ({ ...edit, text: edit.text.replaceAll(/\n(?!\r?\n|$)/g, `\n${style.unit}`) })),
    ...shiftLines([start, end], style.unit, source, statement),
  ];
  if (cleanUp.some(leaves)) {
    const name = freeName(['sendError', 'failedSend', 'sendError'], source);
    const lines = [`} catch (${name}) {`, `\tconsole.warn(${name})${style.semicolon}`, '}'];
    return [...inTry, { range: [end, end], text: `\n${print(...lines)}` }];
  }
  const lastEnd = endWithComment(last, source);
  return [
    ...inTry,
    { range: [end, end], text: `\n${print('} finally {')}` },
    ...shiftLines([end, lastEnd], style.unit, source, statement.parent),
    { range: [lastEnd, lastEnd], text: `\n${print('}')}` },
  ];
}
