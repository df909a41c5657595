// A send that throws ends the work that its function does for the socket, and so does the guard in its place: a loop that waits
// for the next chunk would otherwise go on to the end of what nobody reads.
import type { Node, Source } from '@socket-safety/analysis';
import type { Refusal } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import {
  eachOfThisRun,
  namesWithin,
  findAround,
  findFunctionAround,
  isFinalizer,
  isFunction,
  isInside,
  outerOf,
  type FunctionNode,
} from '../syntax/tree.ts';
import type { Exit } from './early-exit.ts';
import { takesNext } from './endless-loop.ts';
import type { SendUse } from './send-use.ts';

/**
 * Finds the way out of a function that would go on without the send.
 *
 * | the send stands in                                | way out                          |
 * | ------------------------------------------------- | -------------------------------- |
 * | a loop that waits, a function that calls itself   | `return`                         |
 * | an interval, and takes the next of its messages   | `clearInterval(timer)`, `return` |
 * | another place, and takes the next of its messages | refused: they would never end    |
 * | another place                                     | none is needed                   |
 */
export function findStop(use: SendUse, source: Source): Exit | Refusal | null {
  const around = findFunctionAround(use.core);
  if (around === null) return null;
  const goesOn = waitingLoopAround(use.core) !== null || callsItself(around);
  const timer = timerOf(around);
  const takes = takesNext(use.core) && isTestedOn(use.core, around);
  const { semicolon } = styleOf(source);
  const isStatement = use.kind === 'plain' && use.root.type === 'ExpressionStatement';
  if (isStatement && isLeftAtOnce(use.core, around)) {
    const leave = `return${semicolon}`;
    if (goesOn) return { lines: [leave], edits: [], tells: false };
    if (takes && timer !== null)
      return { lines: [`clearInterval(${timer})${semicolon}`, leave], edits: [], tells: false };
  }
  return takes ? { refused: 'it takes the next message, which would be waited for without end' } : null;
}

/** What the message is taken from says how long the function goes on: `if (at < parts.length)`. */
function isTestedOn(core: Node, around: FunctionNode): boolean {
  const taken = new Set([...eachOfThisRun(core)].flatMap(namesTaken));
  return [...eachOfThisRun(around.body)].some(
    (inner) => inner.type === 'Identifier' && taken.has(inner.name) && !isInside(inner, core),
  );
}

function namesTaken(inner: Node): readonly string[] {
  if (inner.type === 'UpdateExpression')
    return inner.argument.type === 'Identifier' ? [inner.argument.name] : [];
  if (inner.type === 'AssignmentExpression') return inner.left.type === 'Identifier' ? [inner.left.name] : [];
  if (inner.type !== 'CallExpression' || inner.callee.type !== 'MemberExpression') return [];
  const { object } = inner.callee;
  return object.type === 'Identifier' ? [object.name] : [];
}

function isLeftAtOnce(core: Node, around: FunctionNode): boolean {
  const final = findAround(core, isFinalizer);
  if (around.generator || (final !== null && isInside(final, around))) return false;
  return ![...eachOfThisRun(around.body)].some(
    (inner) => inner.type === 'ReturnStatement' && inner.argument !== null,
  );
}

/** Finds the loop of the same function that waits between its rounds. */
export function waitingLoopAround(inner: Node): Node | null {
  const loop = findAround(inner, (outer) => isFunction(outer) || isWaitingLoop(outer));
  return loop === null || isFunction(loop) ? null : loop;
}

function isWaitingLoop(outer: Node): boolean {
  if (!/^(?:For|ForIn|ForOf|While|DoWhile)Statement$/.test(outer.type)) return false;
  return [...eachOfThisRun(outer)].some(
    (inner) => inner.type === 'AwaitExpression' || (inner.type === 'ForOfStatement' && inner.await),
  );
}

/** `const next = () => { …; setTimeout(next, 5); }` */
function callsItself(around: FunctionNode): boolean {
  const outer = outerOf(around);
  const declared = outer?.type === 'VariableDeclarator' && outer.init === around ? outer.id : around.id;
  if (declared?.type !== 'Identifier') return false;
  return namesWithin(around.body, declared.name);
}

/** `const timer = setInterval(() => …)` */
function timerOf(around: FunctionNode): string | null {
  const call = outerOf(around);
  if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier') return null;
  if (call.callee.name !== 'setInterval' || call.arguments[0] !== around) return null;
  const declared = outerOf(call);
  if (declared?.type !== 'VariableDeclarator' || declared.parent.kind !== 'const') return null;
  return declared.id.type === 'Identifier' ? declared.id.name : null;
}
