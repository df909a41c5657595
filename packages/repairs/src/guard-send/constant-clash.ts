// Constants that two repairs would declare under one name.
import type { Node, Source } from '@socket-safety/analysis';
import { readReference } from '../syntax/reference.ts';
import { eachOfThisRun, outerOf, siblingsOf } from '../syntax/tree.ts';

/**
 * Tells whether a statement above needs a constant too. Both would stand in one block; the second waits for the next pass, when
 * the first one has its name.
 */
export function clashes(core: Node, source: Source): boolean {
  let statement: Node | null = core;
  while (statement !== null && siblingsOf(statement) === null) statement = outerOf(statement);
  if (statement === null) return false;
  const siblings = siblingsOf(statement) ?? [];
  return siblings.slice(0, siblings.indexOf(statement)).some((sibling) => {
    if (sibling.type !== 'ExpressionStatement') return false;
    return [...eachOfThisRun(sibling)].some(
      (inner) => inner.type === 'CallExpression' && !isSimple(inner, source),
    );
  });
}

function isSimple(
  { callee, arguments: given }: Extract<Node, { type: 'CallExpression' }>,
  source: Source,
): boolean {
  if (callee.type !== 'MemberExpression') return true;
  const waits = given.some((one) => [...eachOfThisRun(one)].some(({ type }) => type === 'AwaitExpression'));
  return readReference(callee.object, source) !== null && !waits;
}
