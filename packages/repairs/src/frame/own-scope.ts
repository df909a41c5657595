// Constants of one `case` would be seen by the others: the case gets braces, or what is framed a block of its own.
import type { Node, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Edit } from '../repair.ts';
import { endWithComment, hasComment } from '../syntax/comments.ts';
import { indentationAt, startsLine } from '../syntax/layout.ts';
import { outerOf } from '../syntax/tree.ts';
import type { Frame } from './frame-statements.ts';

/** A frame whose constants nobody else sees, and what that costs beside it. */
export interface ScopedFrame {
  readonly frame: Frame;
  /** To be made behind those of the frame. */
  readonly edits: readonly Edit[];
}

/** Lets a frame around a statement declare constants, wherever it stands. */
export function inOwnScope(statement: Node, frame: Frame, source: Source): ScopedFrame {
  const outer = outerOf(statement);
  if (outer?.type !== 'SwitchCase') return { frame, edits: [] };
  const braces = bracesOf(outer, source);
  return braces === null ? { frame: inBlock(frame), edits: [] } : { frame, edits: braces };
}

/** A block of its own around it all. */
export function inBlock({ before, depth, after }: Frame): Frame {
  const deeper = (line: string) => `\t${line}`;
  return { before: ['{', ...before.map(deeper)], depth: depth + 1, after: [...after.map(deeper), '}'] };
}

/** `case 'one': {` and `}`; null where others see what the case declares, or where its layout leaves no room. */
function bracesOf({ consequent, test, range }: TSESTree.SwitchCase, source: Source): readonly Edit[] | null {
  const { text } = source;
  const [first] = consequent;
  const last = consequent.at(-1);
  if (first === undefined || last === undefined || consequent.some(isShared)) return null;
  const headEnd = test?.range[1] ?? range[0];
  const colon = text.indexOf(':', headEnd) + 1;
  const isApart = consequent.every(({ range: [start] }) => startsLine(text, start));
  if (!isApart || colon > first.range[0] || hasComment([headEnd, first.range[0]], source)) return null;
  const end = endWithComment(last, source);
  return [
    { range: [colon, colon], text: ' {' },
    { range: [end, end], text: `\n${indentationAt(text, range[0])}}` },
  ];
}

function isShared(statement: Node): boolean {
  return statement.type === 'VariableDeclaration'
    ? statement.kind !== 'var'
    : statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration';
}
