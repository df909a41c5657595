// What stands behind a send that can fail runs all the same.
import type { Range, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Edit } from '../repair.ts';
import { endWithComment } from '../syntax/comments.ts';
import { indentationAt, printLines, startsLine, styleOf } from '../syntax/layout.ts';
import { freeName } from '../syntax/names.ts';
import { isIndentation, shiftLines } from '../syntax/shift.ts';
import { leaves } from '../syntax/tree.ts';

/** What is to be done. */
export interface CleanUp {
  /** Holds the send. */
  readonly statement: TSESTree.Statement;
  readonly cleanUp: readonly TSESTree.Statement[];
  /** Where the log line stood that moves up and keeps its indentation. */
  readonly moved: Range | null;
}

/**
 * Puts a statement, whose own edits are given, into a `try`, and what follows it into the `finally`. Where that would return or
 * throw, which hides what a `finally` is for, the failed send is logged instead and the rest stays as it is.
 */
export function keepCleanUp(
  { statement, cleanUp, moved }: CleanUp,
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
    ...edits.map((edit) => deeper(edit, style.unit, source)),
    ...shiftLines([start, end], style.unit, source, statement).filter(
      (shift) => !edits.some((edit) => meets(edit, shift)),
    ),
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
    ...shiftLines([end, lastEnd], style.unit, source, statement.parent).filter(
      ({ range: [at] }) => moved === null || at < moved[0] || moved[1] <= at,
    ),
    { range: [lastEnd, lastEnd], text: `\n${print('}')}` },
  ];
}

/** The lines that an edit writes come to stand deeper. */
function deeper(edit: Edit, unit: string, source: Source): Edit {
  if (isIndentation(edit, source)) return { ...edit, text: edit.text + unit };
  return { ...edit, text: edit.text.replaceAll(/\n(?!\r?\n|$)/g, `\n${unit}`) };
}

/** The line's start is already written by another edit. */
function meets({ range }: Edit, { range: [at] }: Edit): boolean {
  return range[0] < range[1] && range[0] <= at && at <= range[1];
}
