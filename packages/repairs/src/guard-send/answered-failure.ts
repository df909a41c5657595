// A send that throws is heard by the `catch` around it. Where that tells somebody, a guard would make a failure look like a success.
import type { Hazard, Node } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { eachOfThisRun, isFunction, isInside, outerOf } from '../syntax/tree.ts';

/** Tells whether the program hears that this send fails, and hands it on: `catch (error) { return next(error); }`. */
export function isFailureAnswered(send: Node, { kind }: Hazard): boolean {
  if (kind !== 'unguarded' && kind !== 'ineffective-check') return false;
  const clause = clauseAround(send);
  return clause !== null && handsOn(clause);
}

/** The nearest `catch` of the same function. */
function clauseAround(send: Node): TSESTree.CatchClause | null {
  for (let outer = outerOf(send); outer !== null && !isFunction(outer); outer = outerOf(outer)) {
    if (outer.type === 'TryStatement' && outer.handler !== null && isInside(send, outer.block))
      return outer.handler;
  }
  return null;
}

/** It throws, or calls a function by its bare name with the error, as callbacks and rejections are; a log is a method. */
function handsOn({ param, body }: TSESTree.CatchClause): boolean {
  for (const inner of eachOfThisRun(body)) {
    if (inner.type === 'ThrowStatement') return true;
    if (param?.type !== 'Identifier' || inner.type !== 'CallExpression') continue;
    const isNamed =
      inner.callee.type === 'Identifier' && /^(?:next|reject|callback|cb|done)$/.test(inner.callee.name);
    if (isNamed && inner.arguments.some((one) => one.type === 'Identifier' && one.name === param.name))
      return true;
  }
  return false;
}
