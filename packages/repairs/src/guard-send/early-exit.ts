// How a function is left where the socket isn't open, in those functions whose caller waits for an answer.
import { isExecutor, type Node, type SocketSight, type Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Edit, Refusal } from '../repair.ts';
import { nameReject } from '../frame/executor-reject.ts';
import { styleOf } from '../syntax/layout.ts';
import {
  eachOfThisRun,
  findAround,
  findFunctionAround,
  isFinalizer,
  isFunction,
  isInside,
  type FunctionNode,
} from '../syntax/tree.ts';
import { findWaitingExecutor } from './awaited-reply.ts';
import { loopAnswer } from './endless-loop.ts';

/** A way out. */
export interface Exit {
  /** Without indentation. */
  readonly lines: readonly string[];
  readonly edits: readonly Edit[];
  /** Whether the send's callback loses nothing, since somebody else is told. */
  readonly tells: boolean;
}

/** `loops`: a handler goes on to its end, and only a loop within it can be left. */
export type ExitKinds = 'any' | 'loops';

/**
 * Finds the way out for a guard before `skipped`: a rejection, the end of a loop that could not go on, or `false`. Null where the
 * guard just goes around.
 */
export function findExit(
  skipped: readonly Node[],
  kinds: ExitKinds,
  socket: SocketSight,
  source: Source,
): Exit | Refusal | null {
  const { noun } = socket.row;
  const [statement] = skipped;
  const around = statement === undefined ? null : findFunctionAround(statement);
  const { semicolon } = styleOf(source);
  const isFinal = statement !== undefined && around !== null && isInFinally(statement, around);
  const leavesFunction = kinds === 'any' && !isFinal && around !== null;
  const executor = !leavesFunction
    ? null
    : isExecutor(around)
      ? around
      : findWaitingExecutor(around, socket, source);
  const rejection = executor === null ? null : rejectionOf(executor, noun, source);
  if (rejection !== null) return rejection;
  const answer = loopAnswer(skipped);
  if (answer === 'break') return { lines: [`break${semicolon}`], edits: [], tells: false };
  if (answer === 'stay') return { refused: 'the loop around it would not end without the send' };
  const canAnswer =
    leavesFunction && statement !== undefined && returnsBoolean(around) && !isInLoop(statement, around);
  return canAnswer ? { lines: [`return false${semicolon}`], edits: [], tells: false } : null;
}

function isInLoop(statement: Node, around: FunctionNode): boolean {
  const loop = findAround(
    statement,
    ({ type }) => /^(?:For|While|DoWhile)/.test(type) && type.endsWith('Statement'),
  );
  return loop !== null && isInside(loop, around);
}

function isInFinally(statement: Node, around: FunctionNode): boolean {
  const final = findAround(statement, isFinalizer);
  return final !== null && isInside(final, around);
}

function rejectionOf(executor: FunctionNode, noun: string, source: Source): Exit | null {
  const reject = nameReject(executor, source);
  if (reject === null) return null;
  const { quote, semicolon } = styleOf(source);
  const error = `new Error(${quote}${noun} is not open${quote})`;
  return {
    lines: [`${reject.name}(${error})${semicolon}`, `return${semicolon}`],
    edits: reject.edits,
    tells: true,
  };
}

/** Declared so, or every `return` gives a boolean. */
function returnsBoolean(around: FunctionNode): boolean {
  if (around.generator || around.body.type !== 'BlockStatement') return false;
  const declared = around.returnType?.typeAnnotation;
  if (declared !== undefined) return isBoolean(around.async ? argumentOf(declared) : declared);
  const returned: (Node | null)[] = [];
  for (const inner of eachOfThisRun(around.body))
    if (inner.type === 'ReturnStatement' && !isFunction(inner)) returned.push(inner.argument);
  return (
    returned.some((value) => value?.type === 'Literal') &&
    returned.every((value) => value !== null && isTruthValue(value))
  );
}

function argumentOf(declared: TSESTree.TypeNode): TSESTree.TypeNode | undefined {
  return declared.type === 'TSTypeReference' ? declared.typeArguments?.params[0] : undefined;
}

function isBoolean(declared: TSESTree.TypeNode | undefined): boolean {
  return declared?.type === 'TSBooleanKeyword';
}

function isTruthValue(value: Node): boolean {
  if (value.type === 'Literal') return typeof value.value === 'boolean';
  if (value.type === 'UnaryExpression') return value.operator === '!';
  return value.type === 'BinaryExpression' && /^(?:[=!]==?|[<>]=?|in|instanceof)$/.test(value.operator);
}
