// A loop that counts up goes back one step where it has taken out the element at its index: the next one stands there now.
import type { Node, Source, WalkSite } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { frameStatements } from '../frame/frame-statements.ts';
import type { Edit, Refusal } from '../repair.ts';
import { endWithComment } from '../syntax/comments.ts';
import { indentationAt, startsLine, styleOf } from '../syntax/layout.ts';
import { memberName, outerOf, siblingsOf } from '../syntax/tree.ts';

/** Adds `index--;` behind `xs.splice(index, 1);`; null where the loop changes in another way. */
export function stepBack({ loop, change }: WalkSite, source: Source): readonly Edit[] | Refusal | null {
  const statement = outerOf(change.node);
  const index = loop.type === 'ForStatement' ? countedBy(loop) : null;
  if (index === null || statement?.type !== 'ExpressionStatement' || !takesOne(change.node, index))
    return null;
  const line = `${index}--${styleOf(source).semicolon}`;
  if (siblingsOf(statement) === null)
    return frameStatements(
      { first: statement, last: statement, kept: null },
      { before: [], depth: 0, after: [line] },
      source,
    );
  const end = endWithComment(statement, source);
  const isApart = startsLine(source.text, statement.range[0]);
  const gap = isApart ? `\n${indentationAt(source.text, statement.range[0])}` : ' ';
  return [{ range: [end, end], text: `${gap}${line}` }];
}

/** `i` of `for (let i = 0; …; i++)` */
function countedBy({ update }: TSESTree.ForStatement): string | null {
  if (update?.type === 'UpdateExpression' && update.operator === '++')
    return update.argument.type === 'Identifier' ? update.argument.name : null;
  const isStep =
    update?.type === 'AssignmentExpression' &&
    update.operator === '+=' &&
    update.right.type === 'Literal' &&
    update.right.value === 1;
  return isStep && update.left.type === 'Identifier' ? update.left.name : null;
}

function takesOne(change: Node, index: string): boolean {
  if (change.type !== 'CallExpression' || change.callee.type !== 'MemberExpression') return false;
  const [at, count, ...added] = change.arguments;
  return (
    memberName(change.callee) === 'splice' &&
    at?.type === 'Identifier' &&
    at.name === index &&
    count?.type === 'Literal' &&
    count.value === 1 &&
    added.length === 0
  );
}
