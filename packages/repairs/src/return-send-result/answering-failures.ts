// A failure that a function throws again becomes its answer: `catch (error) { forget(socket); throw error; }`.
import { isCaughtIn, type Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Edit, Refusal, RepairContext } from '../repair.ts';
import { eachOfThisRun, findAround, findFunctionAround, isInside } from '../syntax/tree.ts';
import { dropUnusedCatch } from './unused-parameters.ts';
import type { ResultWords } from './result-words.ts';
import type { SendPoint } from './send-point.ts';

/** Answers in the place of each `throw` in a `catch` around one of the sends. */
export function answerFailures(
  body: TSESTree.BlockStatement,
  points: readonly SendPoint[],
  { none }: ResultWords,
  { source }: RepairContext,
): readonly Edit[] | Refusal {
  const edits: Edit[] = [];
  for (const thrown of eachOfThisRun(body)) {
    const clause = thrown.type === 'ThrowStatement' ? clauseAround(thrown, points) : null;
    if (thrown.type !== 'ThrowStatement' || clause === null) continue;
    if (points.some(({ call }) => call.isRepeated)) return { refused: 'its first failure ends it' };
    edits.push(replaceThrow(thrown, none, source), ...dropUnusedCatch(clause, [thrown], source));
  }
  return edits;
}

function clauseAround(
  thrown: TSESTree.ThrowStatement,
  points: readonly SendPoint[],
): TSESTree.CatchClause | null {
  const fn = findFunctionAround(thrown);
  if (fn === null || isCaughtIn(thrown, fn)) return null;
  const clause = findAround(thrown, ({ type }) => type === 'CatchClause');
  if (clause?.type !== 'CatchClause') return null;
  return points.some(({ holder }) => isInside(holder, clause.parent.block)) ? clause : null;
}

function replaceThrow({ range }: TSESTree.ThrowStatement, none: string, { text }: Source): Edit {
  const semicolon = text[range[1] - 1] === ';' ? ';' : '';
  return { range, text: `return ${none}${semicolon}` };
}
