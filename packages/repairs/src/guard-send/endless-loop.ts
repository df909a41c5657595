// Loops that would never end if they went on without the send: it takes the next message, or it is all that they wait for.
import type { Node } from '@socket-safety/analysis';
import { eachOfThisRun, findAround, isFinalizer, isFunction, isInside, memberName } from '../syntax/tree.ts';

/**
 * Tells what to do about the loop around statements that a guard may skip.
 *
 * | answer  | the loop                                                      |
 * | ------- | ------------------------------------------------------------- |
 * | `skip`  | goes on without them, or there is none                       |
 * | `break` | has to be left                                               |
 * | `stay`  | has to be left, but a `switch`, a `catch` or the like is in between |
 */
export function loopAnswer(skipped: readonly Node[]): 'break' | 'skip' | 'stay' {
  const [statement] = skipped;
  if (statement === undefined) return 'skip';
  const loop = findAround(statement, (outer) => isFunction(outer) || isOpenEnded(outer));
  if (loop === null || isFunction(loop)) return 'skip';
  if (!skipped.some(takesNext) && !areOnlyWaits(skipped, loop)) return 'skip';
  return isLeftByBreak(loop, statement) ? 'break' : 'stay';
}

/** Tells whether a `break` in place of a statement ends a loop that would otherwise go on for as long as its test holds. */
export function canBreak(statement: Node): boolean {
  const loop = findAround(statement, (outer) => isFunction(outer) || isOpenEnded(outer));
  return loop !== null && !isFunction(loop) && isLeftByBreak(loop, statement);
}

function isLeftByBreak(loop: Node, statement: Node): boolean {
  return findAround(statement, keepsBreak) === loop;
}

/** A `break` ends this and nothing further out, or would jump over what a handler still has to do. */
function keepsBreak(outer: Node): boolean {
  if (outer.type === 'CatchClause' || isFinalizer(outer)) return true;
  return /^(?:For|ForIn|ForOf|While|DoWhile|Switch)Statement$/.test(outer.type);
}

/** A loop that ends only by what its body does. */
function isOpenEnded(outer: Node): boolean {
  if (outer.type === 'WhileStatement' || outer.type === 'DoWhileStatement') return true;
  return outer.type === 'ForStatement' && outer.update === null;
}

const TAKES: ReadonlySet<string> = new Set(['dequeue', 'next', 'pop', 'read', 'shift', 'splice']);

/**
 * Tells whether a send takes its message from somewhere: `queue.shift()`, `parts[at++]`. An argument that waits moves in front of
 * the guard, and is not skipped.
 */
export function takesNext(statement: Node): boolean {
  return [...eachOfThisRun(statement)].some((inner) => {
    if (inner.type !== 'CallExpression') return false;
    return inner.arguments.some(
      (argument) => !waitsIn(argument) && [...eachOfThisRun(argument)].some(isStep),
    );
  });
}

function isStep(inner: Node): boolean {
  if (inner.type === 'UpdateExpression' || inner.type === 'AssignmentExpression') return true;
  if (inner.type !== 'CallExpression' || inner.callee.type !== 'MemberExpression') return false;
  return TAKES.has(memberName(inner.callee) ?? '');
}

/** Every other round would run without letting anything else run. */
function areOnlyWaits(skipped: readonly Node[], loop: Node): boolean {
  const waits = [...eachOfThisRun(loop)].filter(isWait);
  return (
    waits.length > 0 &&
    waits.every((wait) => skipped.some((one) => isInside(wait, one) && !isHoisted(wait, one)))
  );
}

function isHoisted(wait: Node, statement: Node): boolean {
  const call = findAround(wait, (outer) => outer.type === 'CallExpression' || outer === statement);
  return call !== null && call !== statement;
}

function waitsIn(argument: Node): boolean {
  return [...eachOfThisRun(argument)].some(isWait);
}

function isWait(inner: Node): boolean {
  if (inner.type === 'ForOfStatement') return inner.await;
  return inner.type === 'AwaitExpression' || inner.type === 'YieldExpression';
}
